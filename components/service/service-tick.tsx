import type { ReactNode } from "react";
import { Select } from "#components/ui/select.tsx";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { serviceAnchor } from "./selection-problems.ts";

/** A service to tick, in one line what it takes, and how many; the number shows once it is ticked (globals.css). */
export function ServiceTick({
	slug,
	lang,
	name,
	facts,
	quantity,
	maxQuantity,
	quantityLabel,
	details,
	children,
}: {
	slug: string;
	lang: string;
	name: string;
	facts: string;
	/** 0: not chosen. */
	quantity: number;
	maxQuantity: number;
	quantityLabel: string;
	/** Below the number. */
	details?: ReactNode;
	children?: ReactNode;
}) {
	return (
		<li
			id={serviceAnchor(slug)}
			lang={lang}
			className="choice relative flex flex-col gap-8 rounded-large border border-line p-[min(1rem,5vw)]"
		>
			<div className="kern-form-check">
				<input
					className="kern-form-check__checkbox"
					type="checkbox"
					id={slug}
					name="dienst"
					value={slug}
					defaultChecked={quantity > 0}
					aria-describedby={`${slug}-kurz`}
				/>
				<label className="kern-label font-bold" htmlFor={slug}>
					{withSoftHyphens(name)}
				</label>
			</div>
			<div className="flex flex-col gap-8 sm:ps-48">
				<p id={`${slug}-kurz`} className="text-muted">
					{facts}
				</p>
				{children}
				{maxQuantity > 1 ? (
					<div className="choice-quantity max-w-[16rem]">
						<Select
							name={`n-${slug}`}
							label={quantityLabel}
							value={String(Math.max(1, quantity))}
							options={Array.from({ length: maxQuantity }, (_, index) => ({
								value: String(index + 1),
								text: String(index + 1),
							}))}
						/>
					</div>
				) : null}
				{details}
			</div>
		</li>
	);
}

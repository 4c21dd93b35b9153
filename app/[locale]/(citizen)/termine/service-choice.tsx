import { useTranslations } from "next-intl";
import { ServiceDetails } from "#components/service-details.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { serviceAnchor } from "./selection-problems.ts";

/** One service to tick; the quantity beside it shows once it is ticked (globals.css). */
export function ServiceChoice({
	service,
	quantity,
}: {
	service: Service;
	quantity: number;
}) {
	const t = useTranslations("service");
	const { slug, text, fee } = service;
	const [firstFee] = fee;
	return (
		<li
			id={serviceAnchor(slug)}
			lang={text.lang}
			className="choice relative flex flex-col gap-8 rounded-large border border-line p-16"
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
					{text.name}
				</label>
			</div>
			<div className="flex flex-col gap-8 sm:pl-48">
				<p id={`${slug}-kurz`} className="text-muted">
					{t("minutes", { minutes: service.durationMinutes })}
					{firstFee ? ` · ${firstFee}` : null}
				</p>
				<p>{text.summary}</p>
				{service.maxQuantity > 1 ? (
					<div className="choice-quantity max-w-[16rem]">
						<Select
							name={`n-${slug}`}
							label={t("quantity", { label: text.quantityLabel })}
							value={String(Math.max(1, quantity))}
							options={Array.from(
								{ length: service.maxQuantity },
								(_, index) => ({
									value: String(index + 1),
									text: String(index + 1),
								}),
							)}
						/>
					</div>
				) : null}
				<Disclosure
					summary={t("more")}
					label={t("moreAbout", { service: text.name })}
				>
					<ServiceDetails service={service} />
				</Disclosure>
			</div>
		</li>
	);
}

import type { OptionGroup } from "#components/form/form-state.ts";
import { Labelled } from "./labelled.tsx";

/** So many different services can be asked for at once. */
export const WISH_ROWS = ["1", "2", "3"] as const;

/** A service and how many persons it is for; forms that ask for several have some of these. */
export function WishRow({
	row,
	number,
	label,
	countLabel,
	none,
	groups,
	service,
	count,
	isNext = false,
	className,
}: {
	/** Part of its fields' names: `dienst-1`, `anzahl-1`. */
	row: string;
	/** As it is called on the page. */
	number: number | string;
	label: string;
	countLabel: string;
	/** Nothing chosen. */
	none: string;
	/** Services by category. */
	groups: readonly OptionGroup[];
	/** Slug of what is chosen, or nothing. */
	service: string | undefined;
	count: number | string;
	/** Whoever opens the page chooses here at once. */
	isNext?: boolean;
	/** How wide the list may be. */
	className: string;
}) {
	return (
		<div className="flex flex-wrap gap-8">
			<Labelled
				id={`dienst-${row}`}
				label={label}
				className={`min-w-0 grow ${className}`}
			>
				<select
					id={`dienst-${row}`}
					name={`dienst-${row}`}
					// biome-ignore lint/a11y/noAutofocus: who comes by its single key types at once
					autoFocus={isNext}
					className="team-input"
					defaultValue={service ?? ""}
					key={service}
				>
					<option value="">{none}</option>
					{groups.map(({ name, options }) => (
						<optgroup key={name} label={name}>
							{options.map(({ value, text }) => (
								<option key={value} value={value}>
									{text}
								</option>
							))}
						</optgroup>
					))}
				</select>
			</Labelled>
			<Labelled
				id={`anzahl-${row}`}
				label={
					<>
						{countLabel}
						<span className="sr-only"> {number}</span>
					</>
				}
			>
				<input
					id={`anzahl-${row}`}
					name={`anzahl-${row}`}
					type="number"
					min={1}
					max={9}
					className="team-input w-64"
					defaultValue={count}
					key={count}
				/>
			</Labelled>
		</div>
	);
}

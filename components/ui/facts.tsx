import type { ReactNode } from "react";

export interface Fact {
	term: string;
	value: ReactNode;
	/** A link to change it. */
	change?: ReactNode;
}

/** What is what, as a list of terms. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
	return (
		<dl className="flex flex-col divide-y divide-line border-y border-line">
			{facts.map(({ term, value, change }) => (
				<div
					key={term}
					className="grid grid-cols-[1fr_auto] gap-x-16 gap-y-4 py-16 sm:grid-cols-[11rem_1fr_auto]"
				>
					<dt className="font-bold">{term}</dt>
					<dd className="col-span-2 row-start-2 min-w-0 sm:col-span-1 sm:col-start-2 sm:row-start-1">
						{value}
					</dd>
					{change ? (
						<dd className="col-start-2 row-start-1 sm:col-start-3">{change}</dd>
					) : null}
				</div>
			))}
		</dl>
	);
}

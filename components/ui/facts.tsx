import type { ReactNode } from "react";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

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
					className="flex flex-wrap gap-x-16 gap-y-4 py-16 sm:grid sm:grid-cols-[11rem_minmax(0,1fr)_auto]"
				>
					<dt className="max-w-full grow font-bold hyphens-auto">
						{withSoftHyphens(term)}
					</dt>
					<dd className="order-last w-full min-w-0 sm:order-none">{value}</dd>
					{change ? <dd>{change}</dd> : null}
				</div>
			))}
		</dl>
	);
}

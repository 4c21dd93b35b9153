import { useTranslations } from "next-intl";
import type {
	Comparison,
	Free,
	Outcome,
} from "#lib/simulation/rules/compare.ts";
import { type Estimate, rangeOf } from "#lib/simulation/rules/estimate.ts";
import { formatNumber } from "#lib/text/format.ts";
import { ChangeText, UNITS } from "./change-text.tsx";

/** Both plans beside each other, and what differs, in words. */
export function OutcomeTable({
	comparison: { before, after, difference, free },
	isAsked,
}: {
	comparison: Comparison;
	isAsked: boolean;
}) {
	const t = useTranslations("whatIf.result");
	return (
		<table className="team-table">
			<thead>
				<tr>
					<th scope="col" className="text-start">
						{t("figure")}
					</th>
					<th scope="col" className="text-start">
						{t("today")}
					</th>
					{isAsked ? (
						<>
							<th scope="col" className="text-start">
								{t("changed")}
							</th>
							<th scope="col" className="text-start">
								{t("difference")}
							</th>
						</>
					) : null}
				</tr>
			</thead>
			<tbody>
				{SHOWN.map((name) => {
					const change = difference[name];
					return (
						<tr key={name}>
							<th scope="row" className="text-start">
								{t(`names.${name}`)}
							</th>
							<td data-label={t("today")}>
								<Value
									name={name}
									estimate={before[name]}
									free={free.before}
									searchedDays={free.searchedDays}
								/>
							</td>
							{isAsked ? (
								<>
									<td data-label={t("changed")}>
										<Value
											name={name}
											estimate={after[name]}
											free={free.after}
											searchedDays={free.searchedDays}
										/>
									</td>
									<td data-label={t("difference")}>
										{change ? (
											<ChangeText name={name} difference={change} />
										) : (
											t("unknown")
										)}
									</td>
								</>
							) : null}
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

/** In the order in which they are asked for. */
const SHOWN = Object.keys(UNITS) as (keyof typeof UNITS)[];

function Value({
	name,
	estimate,
	free,
	searchedDays,
}: {
	name: keyof typeof UNITS & keyof Outcome;
	estimate: Estimate | null;
	free: Free;
	searchedDays: number;
}) {
	const t = useTranslations("whatIf.result");
	if (name === "daysAhead" && (free === "never" || free === "at-times"))
		return t(`nothingFree.${free}`, { days: searchedDays });
	if (!estimate) return t("unknown");
	const { from, until } = rangeOf(estimate);
	const number = (value: number) =>
		formatNumber(Math.max(0, Math.round(value)), "de", 0);
	return t("range", {
		value: t(UNITS[name], { value: number(estimate.mean) }),
		from: number(from),
		until: number(until),
	});
}

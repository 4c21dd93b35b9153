import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { planning } from "#lib/paths/planning.ts";
import type { Trial } from "#lib/simulation/queries/try-plan.ts";
import { type Estimate, rangeOf } from "#lib/simulation/rules/estimate.ts";
import { IN_TIME } from "#lib/simulation/rules/figures.ts";
import { AIM } from "#lib/simulation/rules/suggest.ts";
import { formatTime } from "#lib/text/format.ts";
import { hoursText } from "../../_frame/hours-text.ts";

/** The fewest desks that are enough for such a day; searched only when somebody asks. */
export function SuggestionPart({
	trial: { suggestion, date },
	station,
}: {
	trial: Pick<Trial, "suggestion" | "date">;
	/** Its slug. */
	station: string;
}) {
	const t = useTranslations("whatIf.suggestion");
	const aim = { share: AIM * 100, minutes: IN_TIME };
	return (
		<section aria-labelledby="vorschlag" className="flex flex-col gap-8">
			<Heading id="vorschlag" size="small">
				{t("title")}
			</Heading>
			{suggestion === null ? (
				<p className="max-w-column">
					<a href={planning.suggestedDesks(station, date)}>{t("ask", aim)}</a>
				</p>
			) : (
				<>
					<p className="max-w-column">
						{t(suggestion.isMet ? "met" : "notMet", {
							...aim,
							after: hoursText(suggestion.minutesAfter),
							before: hoursText(suggestion.minutesBefore),
						})}
					</p>
					<table className="team-table">
						<thead>
							<tr>
								<th scope="col" className="text-start">
									{t("hour")}
								</th>
								<th scope="col" className="text-start">
									{t("before")}
								</th>
								<th scope="col" className="text-start">
									{t("after")}
								</th>
							</tr>
						</thead>
						<tbody>
							{suggestion.hours.map(({ from, before, after }) => (
								<tr key={from}>
									<th scope="row" className="text-start" data-label={t("hour")}>
										{formatTime(from, "de")}
									</th>
									<td data-label={t("before")}>{before}</td>
									<td data-label={t("after")}>{after}</td>
								</tr>
							))}
							<tr>
								<th scope="row" className="text-start">
									{t("inTime", aim)}
								</th>
								<td data-label={t("before")}>
									<Share estimate={suggestion.before} />
								</td>
								<td data-label={t("after")}>
									<Share estimate={suggestion.after} />
								</td>
							</tr>
						</tbody>
					</table>
					<p className="max-w-column text-muted">{t("how")}</p>
				</>
			)}
		</section>
	);
}

function Share({ estimate }: { estimate: Estimate | null }) {
	const t = useTranslations("whatIf.suggestion");
	if (!estimate) return t("unknown");
	const { from, until } = rangeOf(estimate);
	const percent = (share: number) =>
		Math.round(100 * Math.min(1, Math.max(0, share)));
	return t("share", {
		value: percent(estimate.mean),
		from: percent(from),
		until: percent(until),
	});
}

import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { planning } from "#lib/paths/planning.ts";
import type { WeekSuggestion } from "#lib/simulation/queries/suggest-week.ts";
import { IN_TIME } from "#lib/simulation/rules/figures.ts";
import { AIM } from "#lib/simulation/rules/suggest.ts";
import { formatDate } from "#lib/text/format.ts";
import { hoursText } from "../../_frame/hours-text.ts";
import { Share } from "./share.tsx";

/** The fewest desk hours of seven days; each day leads to its hours. */
export function WeekPart({
	week: { days, minutesBefore, minutesAfter },
	station,
}: {
	week: WeekSuggestion;
	/** Its slug. */
	station: string;
}) {
	const t = useTranslations("whatIf.week");
	const aim = { share: AIM * 100, minutes: IN_TIME };
	const known = days.flatMap(({ suggestion }) => suggestion ?? []);
	const isMet = known.every((one) => one.isMet);
	return (
		<Section id="woche" title={t("title")}>
			<p className="max-w-column text-large font-bold" role="status">
				{known.length === 0
					? t("tooLittle")
					: t(isMet ? "met" : "notMet", {
							...aim,
							before: hoursText(minutesBefore),
							after: hoursText(minutesAfter),
						})}
			</p>
			<table className="team-table">
				<thead>
					<tr>
						<th scope="col" className="text-start">
							{t("day")}
						</th>
						<th scope="col" className="text-start">
							{t("before")}
						</th>
						<th scope="col" className="text-start">
							{t("after")}
						</th>
						<th scope="col" className="text-start">
							{t("inTimeBefore", aim)}
						</th>
						<th scope="col" className="text-start">
							{t("inTimeAfter")}
						</th>
					</tr>
				</thead>
				<tbody>
					{days.map(({ date, suggestion }) => (
						<tr key={date}>
							<th scope="row" className="text-start" data-label={t("day")}>
								<a href={planning.suggestedDesks(station, date)}>
									{formatDate(date, "de", "day")}
								</a>
							</th>
							{suggestion ? (
								<>
									<td data-label={t("before")}>
										{hoursText(suggestion.minutesBefore)}
									</td>
									<td data-label={t("after")}>
										{hoursText(suggestion.minutesAfter)}
										{suggestion.isMet ? null : <> {t("notEnough")}</>}
									</td>
									<td data-label={t("inTimeBefore", aim)}>
										<Share estimate={suggestion.before} />
									</td>
									<td data-label={t("inTimeAfter")}>
										<Share estimate={suggestion.after} />
									</td>
								</>
							) : (
								<td colSpan={4} data-label={t("before")}>
									{t("unmeasured")}
								</td>
							)}
						</tr>
					))}
				</tbody>
			</table>
			<p className="max-w-column text-muted">{t("how")}</p>
		</Section>
	);
}

import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { planning } from "#lib/paths/planning.ts";
import type { Trial } from "#lib/simulation/queries/try-plan.ts";
import { IN_TIME } from "#lib/simulation/rules/figures.ts";
import { AIM } from "#lib/simulation/rules/suggest.ts";
import { formatTime } from "#lib/text/format.ts";
import { hoursText } from "../../_frame/hours-text.ts";
import type { PlanningContext } from "../../_frame/planning-context.ts";
import { SaveLinks } from "./save-links.tsx";
import { Share } from "./share.tsx";

/** The fewest desks that are enough for such a day; searched only when somebody asks. */
export function SuggestionPart({
	trial: { suggestion, day, date },
	context,
	desks,
}: {
	trial: Pick<Trial, "suggestion" | "day" | "date">;
	context: Pick<PlanningContext, "actor" | "station">;
	desks: readonly { id: number; name: string }[];
}) {
	const station = context.station.slug;
	const t = useTranslations("whatIf.suggestion");
	const aim = { share: AIM * 100, minutes: IN_TIME };
	return (
		<section aria-labelledby="vorschlag" className="flex flex-col gap-8">
			<Heading id="vorschlag" size="small">
				{t("title")}
			</Heading>
			{suggestion === null ? (
				<ul className="flex max-w-column flex-col gap-8">
					<li>
						<a href={planning.suggestedDesks(station, date)}>{t("ask", aim)}</a>
					</li>
					<li>
						<a href={planning.suggestedDesks(station, date, "woche")}>
							{t("askWeek")}
						</a>
					</li>
				</ul>
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
					<SaveLinks
						id="vorschlag-speichern"
						trial={{ day, changed: suggestion.day, date, closedDate: null }}
						changesLength={false}
						context={context}
						desks={desks}
					/>
				</>
			)}
		</section>
	);
}

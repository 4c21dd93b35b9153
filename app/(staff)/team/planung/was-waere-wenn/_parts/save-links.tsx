import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import type { Channel, DayFacts } from "#lib/availability/availability.ts";
import { planning } from "#lib/paths/planning.ts";
import type { Trial } from "#lib/simulation/queries/try-plan.ts";
import { changedDesks } from "#lib/simulation/rules/changed-desks.ts";
import { formatDate, formatList, formatSpan } from "#lib/text/format.ts";
import type { PlanningContext } from "../../_frame/planning-context.ts";

/** The forms in which the plan on paper becomes one; each shows whom it concerns before it saves. */
export function SaveLinks({
	id = "speichern",
	trial: { day, changed, date, closedDate },
	changesLength,
	context: { actor, station },
	desks,
}: {
	/** Of its heading. */
	id?: string;
	trial: Pick<Trial, "day" | "changed" | "date" | "closedDate">;
	changesLength: boolean;
	context: Pick<PlanningContext, "actor" | "station">;
	desks: readonly { id: number; name: string }[];
}) {
	const t = useTranslations("whatIf.save");
	const channels = useTranslations("roster.channels");
	if (!may(actor, "roster:write", station.id)) return null;
	const onDay = formatDate(date, "de", "day");
	const nameOf = (id: number) => desks.find((one) => one.id === id)?.name ?? "";
	const newDesks = newDesksOf(changed);
	const links: { href: string; text: string }[] = [];
	if (closedDate)
		links.push({
			href: planning.newClosure(station.slug, {
				from: closedDate,
				scope: "station",
			}),
			text: t("closure", { date: formatDate(closedDate, "de", "day") }),
		});
	if (newDesks > 0)
		links.push({
			href: planning.desk(station.slug),
			text: t("desk", { count: newDesks }),
		});
	for (const { deskIds, spans } of changedDesks(day, changed)) {
		const names = formatList(deskIds.map(nameOf), "de");
		const span = ({ from, until, channel }: (typeof spans)[number]) =>
			t("span", {
				span: formatSpan(from, until, "de"),
				channel: channels(channel satisfies Channel),
			});
		links.push({
			href: planning.day(station.slug, {
				day: date,
				desks: deskIds,
				spans: spans
					.map(({ from, until, channel }) => `${from}-${until}-${channel}`)
					.join(" "),
			}),
			text:
				spans.length === 0
					? t("dayClosed", { desks: names, date: onDay })
					: t("day", {
							desks: names,
							spans: spans.map(span).join(", "),
							date: onDay,
						}),
		});
	}
	return (
		<section aria-labelledby={id} className="flex flex-col gap-8">
			<Heading id={id} size="small">
				{t("title")}
			</Heading>
			{links.length > 0 ? (
				<>
					<p className="max-w-column">{t("lead")}</p>
					<ul className="flex flex-col gap-8">
						{links.map(({ href, text }) => (
							<li key={href}>
								<a href={href}>{text}</a>
							</li>
						))}
					</ul>
					<p className="max-w-column">
						{t.rich("always", {
							roster: (words) => (
								<a href={planning.roster(station.slug)}>{words}</a>
							),
						})}
					</p>
				</>
			) : null}
			{changesLength ? <p className="max-w-column">{t("service")}</p> : null}
			{links.length === 0 && !changesLength ? <p>{t("nothing")}</p> : null}
		</section>
	);
}

/** Desks that there are on paper only. */
const newDesksOf = ({ desks }: DayFacts) =>
	desks.filter(({ id }) => id < 0).length;

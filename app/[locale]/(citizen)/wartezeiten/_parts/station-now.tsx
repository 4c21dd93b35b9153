import { useLocale, useTranslations } from "next-intl";
import { onlineFromInWords } from "#components/station/coming-online.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { StationEarliest } from "#lib/booking/queries/free-times.ts";
import type { Service, Station } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { StationWait, WalkInState } from "#lib/queue/queue.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";

/** One station as it is at this moment. */
export function StationNow({
	station,
	wait,
	now,
	service,
	earliest,
}: {
	station: Station;
	wait: StationWait;
	now: Temporal.Instant;
	/** For which the first free time is named. */
	service: Service | undefined;
	/** Undefined: no online appointments here. */
	earliest: StationEarliest | undefined;
}) {
	const t = useTranslations("waitTimes");
	const locale = useLocale();
	const first = earliest?.first;
	return (
		<Panel as="li">
			<div>
				<h2 className="kern-heading-small" lang={station.text.lang}>
					{withSoftHyphens(station.text.name)}
				</h2>
				<p className="text-muted">
					<OpenNow wait={wait} now={now} />
				</p>
			</div>
			{wait.openUntil === null ? null : (
				<div>
					<p className="text-large font-bold">
						<WaitNow walkIns={wait.walkIns} />
					</p>
					<p>{t("waiting", { count: wait.waiting })}</p>
				</div>
			)}
			{earliest ? (
				<>
					<p>
						{first && service
							? t("earliest", {
									service: service.text.name,
									date: formatDate(first.date, locale, "short"),
									time: formatTime(first.start, locale),
								})
							: t("none")}
					</p>
					<ButtonLink
						variant="secondary"
						className="self-start"
						href={paths(locale).start({ services: [], station: station.slug })}
					>
						{withSoftHyphens(t("book", { station: station.shortName }))}
					</ButtonLink>
				</>
			) : (
				<p>
					{station.onlineFrom === null
						? t("walkInOnly")
						: t("onlineFrom", onlineFromInWords(station, locale))}
				</p>
			)}
		</Panel>
	);
}

/** "Wartezeit ohne Termin: 10 bis 25 Minuten", or why there are no tickets. */
function WaitNow({ walkIns }: { walkIns: WalkInState }) {
	const t = useTranslations("waitTimes");
	const inWords = useTranslations("waitTimes.inWords");
	if (!walkIns.open) return t(walkIns.why);
	return walkIns.wait
		? t("wait", { wait: waitInWords(walkIns.wait, inWords) })
		: t("unknown");
}

function OpenNow({ wait, now }: { wait: StationWait; now: Temporal.Instant }) {
	const t = useTranslations("waitTimes");
	const locale = useLocale();
	if (wait.openUntil !== null)
		return t("open", { until: formatTime(wait.openUntil, locale) });
	if (!wait.opens) return t("closed");
	const time = formatTime(wait.opens.minute, locale);
	const today = civilDateOf(now);
	const date = wait.opens.date as CivilDate;
	if (date === today) return t("opensToday", { time });
	return t("opens", {
		date:
			date === addDays(today, 1)
				? t("tomorrow")
				: formatDate(date, locale, "short"),
		time,
	});
}

import { getLocale, getTranslations } from "next-intl/server";
import { cityPhone } from "#components/contact/phone.ts";
import { QrCode } from "#components/contact/qr-code.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { findInstead } from "#lib/queue/waits/queries/find-instead.ts";
import { env } from "#lib/runtime/env.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { addDays, civilDateOf } from "#lib/time.ts";

/** No dead end: an appointment, another station with its wait, or when this one opens again. */
export async function NoTickets({
	catalog,
	station,
	services,
	why,
	now,
}: {
	catalog: Catalog;
	station: Station;
	services: readonly string[];
	why: "stopped" | "full" | "no-desk" | "closed";
	now: Temporal.Instant;
}) {
	const t = await getTranslations("kiosk.stopped");
	const wait = await getTranslations("waitTimes.inWords");
	const words = await getTranslations("waitTimes");
	const locale = await getLocale();
	const { others, opens, appointment } = await findInstead(
		station.id,
		services,
		now,
	);
	const today = civilDateOf(now);
	const day = (date: typeof today) =>
		date === addDays(today, 1)
			? words("tomorrow")
			: formatDate(date, locale, "day");
	const booking = `${env().baseUrl}${paths(locale).start()}`;
	const nameOf = (id: number) =>
		catalog.stations.find((one) => one.id === id)?.shortName ?? "";
	return (
		<>
			<h1>{t("title")}</h1>
			<p className="kiosk-lead">{t(why)}</p>
			<h2>{t("do")}</h2>
			<ul className="kiosk-ways">
				<li>
					<div className="kiosk-code">
						<QrCode text={booking} label={t("bookQr")} />
					</div>
					<div>
						<h3>{t("book")}</h3>
						{appointment ? (
							<p>
								{t("bookFirst", {
									date: formatDate(appointment.date, locale, "day"),
									time: formatTime(appointment.start, locale),
									station: nameOf(appointment.stationId),
								})}
							</p>
						) : null}
						<p>{t("bookText", { phone: cityPhone().number })}</p>
					</div>
				</li>
				<li>
					<div>
						<h3>{t("elsewhere")}</h3>
						{others.length === 0 ? <p>{t("elsewhereNone")}</p> : null}
						{others.map(({ stationId, walkIns }) =>
							walkIns.open && walkIns.wait ? (
								<p key={stationId}>
									{t("elsewhereLine", {
										station: nameOf(stationId),
										wait: waitInWords(walkIns.wait, wait),
									})}
								</p>
							) : null,
						)}
					</div>
				</li>
				{opens ? (
					<li>
						<div>
							<h3>{t("tomorrow")}</h3>
							<p>
								{t("tomorrowText", {
									date: day(opens.date),
									time: formatTime(opens.minute, locale),
								})}
							</p>
						</div>
					</li>
				) : null}
			</ul>
		</>
	);
}

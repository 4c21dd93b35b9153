import "server-only";
import { getTranslations } from "next-intl/server";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Slip } from "#lib/printing/printing.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { env } from "#lib/runtime/env.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { directionOf } from "#lib/text/language.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import { waitInWords } from "./wait-words.ts";

/**
 * What stands on a slip of a printer that knows letters and no pictures: in the person's language, or in German where
 * letters join and run from right to left, which it cannot. The number, the code and the page behind it are the same.
 */
export async function slipOf(
	token: string,
	of: Locale,
	now: Temporal.Instant,
): Promise<Slip> {
	const locale = directionOf(of) === "rtl" ? defaultLocale : of;
	const t = await getTranslations({ locale, namespace: "kiosk.ticket" });
	const inWords = await getTranslations({
		locale,
		namespace: "waitTimes.inWords",
	});
	const walk = await getTranslations({ locale, namespace: "ticket.walk" });
	const ticket = await findTicket(token, now);
	if (!ticket) throw new Error("No such ticket");
	const { stations } = await getCatalog(locale, now);
	const station = stations.find(({ slug }) => slug === ticket.stationSlug);
	return {
		house: station?.text.name ?? "",
		label: t("number"),
		number: ticket.ticket,
		wait: ticket.wait
			? t("wait", { wait: waitInWords(ticket.wait, inWords) })
			: null,
		walk: ticket.walk.length > 0 ? walk("text") : null,
		address: `${env().baseUrl}${paths(of).ticket(token)}`,
		hint: t("qrHint"),
		drawn: t("drawnAt", {
			date: formatDate(civilDateOf(now), locale, "year"),
			time: formatTime(minuteOf(now), locale),
		}),
	};
}

import { getTranslations } from "next-intl/server";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { findAsk } from "#lib/feedback/queries/find-ask.ts";
import { formatDate } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";

/** The visit that a one-time link knows, in words; nulls for a link that does not count, or none. */
export async function describeVisit(
	token: string,
	locale: Locale,
	now: Temporal.Instant,
): Promise<{ token: string | null; visit: string | null }> {
	const ask = token ? await findAsk(token, now) : null;
	if (ask?.state !== "open") return { token: null, visit: null };
	const t = await getTranslations({ locale, namespace: "feedback" });
	const { stations, services } = await getCatalog(locale);
	const station = stations.find(({ id }) => id === ask.stationId);
	const service = services.find(({ id }) => id === ask.serviceId);
	const visit = [
		station?.text.name,
		formatDate(ask.day, locale, "long"),
		service?.text.name ?? t(`kinds.${ask.visitKind}`),
	];
	return { token, visit: visit.filter(Boolean).join(" · ") };
}

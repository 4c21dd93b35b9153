import "server-only";
import { afarOfToken, ticketToken } from "#lib/auth/secrets/secrets.ts";
import { findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import type { AskedView } from "#lib/queue/afar/afar.ts";
import { isOfToday } from "#lib/queue/visit/commands/changing.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { findOffer } from "./find-offer.ts";
import { hasOpen } from "./has-open.ts";

/** What the link of a mail is about; null: no such link, or not of today. */
export async function findAsked(
	token: string,
	now: Temporal.Instant,
): Promise<AskedView | null> {
	const id = afarOfToken(token);
	const row = id && (await db().afarTicket.findUnique({ where: { id } }));
	if (!row || !isOfToday(row, now)) return null;
	const { stationId, services, wayMinutes, visitId, personKey } = row;
	const station = findStationById(await getCatalog(defaultLocale), stationId);
	if (!station) return null;
	const about = {
		stationId,
		stationSlug: station.slug,
		service: services[0] ?? "",
		wayMinutes,
	};
	if (visitId !== null)
		return {
			...about,
			ticketToken: ticketToken(visitId),
			why: null,
			wait: null,
		};
	const offer = await findOffer(stationId, services, wayMinutes, now);
	const why = (await hasOpen(db(), personKey, row.date))
		? "has-one"
		: offer.why;
	return { ...about, ticketToken: null, why, wait: offer.wait };
}

import "server-only";
import { unseal } from "#lib/auth/secrets/seal.ts";
import {
	afarToken,
	recipientKeyOf,
	ticketToken,
} from "#lib/auth/secrets/secrets.ts";
import { findStationById } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { AfarNotice } from "#lib/notifications/letter/rules/afar-letter.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { civilDateOf } from "#lib/time.ts";

/** A mail about a number from afar that waits; null if this mail is about something else. */
export async function findAfarMail(
	id: string,
	now: Temporal.Instant,
): Promise<{
	/** Null: nobody can read any more where it goes. */
	recipient: string | null;
	outdated: boolean;
	notice: AfarNotice;
} | null> {
	const row = await db().message.findFirst({
		where: { id, status: "queued" },
		include: { afar: { include: { visit: true } } },
	});
	const afar = row?.afar;
	if (!afar) return null;
	const locale = toOffered(row.locale);
	const station = findStationById(
		await getCatalog(locale, now),
		afar.stationId,
	);
	if (!station) return null;
	const address = unseal("afar", afar.sealed)?.toString() ?? null;
	const recipient =
		address !== null && recipientKeyOf(address) === row.recipientKey
			? address
			: null;
	const isToday = fromDbDate(afar.date) === civilDateOf(now);
	const to = paths(locale);
	const { baseUrl } = env();
	const { visit, comeAt } = afar;
	if (row.kind === "afar-draw" || !visit || !comeAt)
		return {
			recipient,
			outdated: !isToday || visit !== null,
			notice: {
				kind: "afar-draw",
				locale,
				station,
				link: `${baseUrl}${to.afarLink(afarToken(afar.id))}`,
			},
		};
	return {
		recipient,
		// Here already, or given up.
		outdated: !isToday || visit.status !== "parked",
		notice: {
			kind: "afar-come",
			locale,
			station,
			link: `${baseUrl}${to.ticket(ticketToken(visit.id))}`,
			ticket: visit.ticket,
			reference: afar.reference ?? "",
			dueAt: comeAt.getTime() + afar.wayMinutes * 60_000,
		},
	};
}

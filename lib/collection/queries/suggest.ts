import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { DocumentKind } from "#lib/catalog/rules/document-kind.ts";
import { toOffered } from "#lib/city/city.ts";
import type { Noted } from "#lib/collection/collection.ts";
import { db } from "#lib/db/client.ts";
import { UUID } from "./list-collections.ts";

/**
 * What the form begins with for an appointment: who came, how they are reached, and what their service ends with. Null:
 * it is nobody's appointment at this account's stations.
 */
export async function suggestFor(
	actor: Actor,
	{ appointmentId, now }: { appointmentId: string; now: Temporal.Instant },
): Promise<
	| (Omit<Noted, "document"> & {
			document: DocumentKind | null;
			stationId: number;
			/** Who booked for them, whose address and number it therefore was; null: they did it themselves. */
			bookedBy: string | null;
	  })
	| null
> {
	const row = UUID.test(appointmentId)
		? await db().appointment.findUnique({
				where: { id: appointmentId },
				include: {
					contact: true,
					services: { include: { service: { select: { document: true } } } },
				},
			})
		: null;
	if (!row?.contact) return null;
	const may = await authorise(actor, "day:read", row.stationId, now);
	if (!may.ok) return null;
	const document = row.services.find(({ service }) => service.document);
	return {
		stationId: row.stationId,
		name: row.contact.name,
		bookedBy: row.contact.bookedBy,
		// The mail greets whose document it is: at somebody else's address it would greet the wrong one.
		email: row.contact.bookedBy === null ? row.contact.email : null,
		phone: row.contact.bookedBy === null ? row.contact.phone : null,
		locale: row.contact.showsLanguage ? toOffered(row.locale) : null,
		document: (document?.service.document ?? null) as DocumentKind | null,
	};
}

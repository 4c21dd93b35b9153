import "server-only";
import { db } from "#lib/db/client.ts";
import type { Anchors } from "#lib/privacy/privacy.ts";
import { NOBODY, together } from "#lib/privacy/rules/anchors.ts";
import { findByContact } from "./find-by-contact.ts";

/** What number and PIN opened, and whatever else has the same name with the same number or address. */
export async function findSameContact(
	kind: "appointment" | "wish",
	id: string,
): Promise<Anchors> {
	const opened: Anchors =
		kind === "appointment"
			? { ...NOBODY, appointments: [id] }
			: { ...NOBODY, wishes: [id] };
	const contact =
		kind === "appointment"
			? await db().contact.findUnique({ where: { appointmentId: id } })
			: await db().wishContact.findUnique({ where: { wishId: id } });
	if (!contact?.name) return opened;
	const { name, phoneKey } = contact;
	const email = contact.email?.toLowerCase() ?? null;
	return phoneKey === null && email === null
		? opened
		: together([opened, await findByContact({ name, phoneKey, email })]);
}

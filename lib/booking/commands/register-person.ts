import "server-only";
import { tellPerson } from "#lib/booking/manage/commands/managed.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Tx } from "#lib/db/client.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import type { Locale } from "#lib/text/locale.ts";
import { newReference } from "#lib/text/reference.ts";

/** Of 90 million numbers a few hundred thousand are in use: nearly always the first one is free. */
export async function unusedReference(tx: Tx): Promise<string> {
	for (;;) {
		const reference = newReference();
		if ((await tx.appointment.count({ where: { reference } })) === 0)
			return reference;
	}
}

/** Writes down who comes to an appointment that has just been booked, and confirms it by mail if there is an address. */
export async function registerPerson(
	tx: Tx,
	{ id, calendarSequence }: { id: string; calendarSequence: number },
	details: Details,
	locale: Locale,
	now: Temporal.Instant,
	{
		mayAsk = false,
		confirmKey = null,
		origin = "citizen",
	}: {
		/** They said that we may ask by mail how it was. */
		mayAsk?: boolean;
		/** Hash of the key of their form. */
		confirmKey?: string | null;
		origin?: MailOrigin;
	} = {},
): Promise<void> {
	const contact = await tx.contact.create({
		data: {
			appointmentId: id,
			...details,
			...contactKeys(details),
			mayAsk: mayAsk && details.email !== null,
			confirmKey,
		},
	});
	await tellPerson(
		tx,
		{ id, contact, locale },
		"confirmed",
		calendarSequence,
		now,
		{ origin },
	);
}

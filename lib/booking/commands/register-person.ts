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
		const used = await tx.$queryRaw<unknown[]>`
			SELECT 1 FROM appointment WHERE reference = ${reference}`;
		if (used.length === 0) return reference;
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
	const { name, bookedBy, email, phone } = details;
	const { nameKey, wordsKey, phoneKey } = contactKeys(details);
	await tx.$executeRaw`
		INSERT INTO contact (appointment_id, name, booked_by, email, phone, name_key, words_key, phone_key, may_ask, confirm_key)
		VALUES (${id}::uuid, ${name}, ${bookedBy}, ${email}, ${phone}, ${nameKey}, ${wordsKey}, ${phoneKey},
			${mayAsk && email !== null}, ${confirmKey})`;
	await tellPerson(
		tx,
		{ id, contact: { email }, locale },
		"confirmed",
		calendarSequence,
		now,
		{ origin },
	);
}

import "server-only";
import { tellPeople } from "#lib/booking/manage/commands/managed.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Tx } from "#lib/db/client.ts";
import type { MailOrigin } from "#lib/notifications/delivery/rules/limits.ts";
import type { Locale } from "#lib/text/locale.ts";
import { newReference } from "#lib/text/reference.ts";

/** Of 90 million numbers a few hundred thousand are in use: nearly always the first one is free. */
export async function unusedReference(tx: Tx): Promise<string> {
	const [reference = ""] = await unusedReferences(tx, 1);
	return reference;
}

export async function unusedReferences(
	tx: Tx,
	count: number,
): Promise<string[]> {
	const found = new Set<string>();
	while (found.size < count) {
		const drawn = Array.from({ length: count - found.size }, newReference);
		const used = await tx.$queryRaw<{ reference: string }[]>`
			SELECT reference FROM appointment WHERE reference = ANY(${drawn}::text[])`;
		const taken = new Set(used.map(({ reference }) => reference));
		for (const one of drawn) if (!taken.has(one)) found.add(one);
	}
	return [...found];
}

interface Registered {
	appointment: { id: string; calendarSequence: number };
	details: Details;
	locale: Locale;
	/** They said that we may ask by mail how it was. */
	mayAsk?: boolean;
	/** They agreed that the desk sees their language. */
	showsLanguage?: boolean;
	/** Hash of the key of their form. */
	confirmKey?: string | null;
	/** By video: of the room, if it is known already. */
	videoAddress?: string | null;
}

/** Writes down who comes to an appointment that has just been booked, and confirms it by mail if there is an address. */
export function registerPerson(
	tx: Tx,
	appointment: Registered["appointment"],
	details: Details,
	locale: Locale,
	now: Temporal.Instant,
	{
		origin = "citizen",
		...more
	}: {
		mayAsk?: boolean;
		showsLanguage?: boolean;
		confirmKey?: string | null;
		videoAddress?: string | null;
		origin?: MailOrigin;
	} = {},
): Promise<void> {
	return registerPeople(
		tx,
		[{ appointment, details, locale, ...more }],
		now,
		origin,
	);
}

/** The same for many, in a few statements. */
export async function registerPeople(
	tx: Tx,
	people: readonly Registered[],
	now: Temporal.Instant,
	origin: MailOrigin,
): Promise<void> {
	const rows = people.map(({ appointment, details, ...more }) => ({
		id: appointment.id,
		...details,
		...contactKeys(details),
		mayAsk: (more.mayAsk ?? false) && details.email !== null,
		showsLanguage: more.showsLanguage ?? false,
		confirmKey: more.confirmKey ?? null,
		videoAddress: more.videoAddress ?? null,
	}));
	await tx.$executeRaw`
		INSERT INTO contact (appointment_id, name, booked_by, email, phone, name_key, words_key, phone_key, may_ask,
			shows_language, confirm_key, video_address)
		SELECT * FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ name }) => name)}::text[],
			${rows.map(({ bookedBy }) => bookedBy)}::text[], ${rows.map(({ email }) => email)}::text[],
			${rows.map(({ phone }) => phone)}::text[], ${rows.map(({ nameKey }) => nameKey)}::text[],
			${rows.map(({ wordsKey }) => wordsKey)}::text[],
			${rows.map(({ phoneKey }) => phoneKey)}::text[], ${rows.map(({ mayAsk }) => mayAsk)}::boolean[],
			${rows.map(({ showsLanguage }) => showsLanguage)}::boolean[],
			${rows.map(({ confirmKey }) => confirmKey)}::text[],
			${rows.map(({ videoAddress }) => videoAddress)}::text[])`;
	await tellPeople(
		tx,
		"confirmed",
		people.map(({ appointment, details: { email }, locale }) => ({
			id: appointment.id,
			contact: { email },
			locale,
			sequence: appointment.calendarSequence,
		})),
		now,
		origin,
	);
}

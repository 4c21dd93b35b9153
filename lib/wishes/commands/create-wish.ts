import "server-only";
import {
	clientTry,
	countClient,
	secondsUntilClient,
} from "#lib/auth/commands/client-limit.ts";
import type { Limit } from "#lib/auth/commands/limits.ts";
import { isOwnNetwork } from "#lib/auth/queries/own-network.ts";
import {
	clientKeyOf,
	formKeyHash,
	wishToken,
} from "#lib/auth/secrets/secrets.ts";
import { isProgram } from "#lib/booking/limits/rules/program.ts";
import {
	findManaged,
	type Link,
	lockAppointment,
} from "#lib/booking/manage/commands/managed.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { entriesOf } from "#lib/catalog/rules/selection.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { NOBODY, type Wanted, type WishPerson } from "#lib/wishes/wishes.ts";
import {
	insertWish,
	isWishFormKey,
	keysOf,
	type NoteRefusal,
	readWanted,
} from "./note-wish.ts";
import { tellWish } from "./tell.ts";

export type CreateRefusal =
	| NoteRefusal
	/** The form is not ours, or too old. */
	| "unknown-form"
	/** This name, address or number waits for as many times as the city lets one person wait for. */
	| "too-many-wishes"
	/** So many wishes came from one client that it looks like a script. */
	| "too-many-tries"
	/** The appointment to be brought forward. */
	| "unknown-appointment"
	| "too-late"
	| "already-wished"
	| "busy";

interface CreateRequest {
	/** Of the form (`newWishFormKey`). */
	formKey: string;
	wanted: Wanted;
	/** Whoever brings an appointment forward need not say who they are: it stands there. */
	person: WishPerson;
	/** They agreed that the desk sees their language; of an appointment that stands there already. */
	showsLanguage?: boolean;
	/** Link of the appointment that is to come sooner; its services count. */
	brings?: Link;
	/** Handed in for the draw of a release. */
	drawId?: number;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

export interface CreatedWish {
	reference: string;
	/** Of `/wunsch/[token]`. */
	token: string;
	repeated: boolean;
}

/** Of one draw, on one day. */
const LOTS_OF_CLIENT = 30;
/** An address is not a person: a whole house may stand behind it. */
const LIMIT: Limit = { name: "wishes", times: 40, seconds: 3_600 };
/** Behind a program are many people, each of whom has their own limits besides. */
const LIMIT_OF_PROGRAM: Limit = {
	name: "wishes-of-program",
	times: 600,
	seconds: 3_600,
};

/** Notes a wish. The same form sent twice notes one. */
export function createWish(
	input: CreateRequest,
): Promise<Result<CreatedWish, CreateRefusal>> {
	return orBusy<CreatedWish, CreateRefusal>(async () => {
		const { now, locale, formKey } = input;
		if (!isWishFormKey(formKey)) return refuse("unknown-form");
		const managed = input.brings ? await findManaged(input.brings) : null;
		if (input.brings && !managed) return refuse("unknown-appointment");
		const catalog = await getCatalog(locale, now);
		const services = managed && (await bookedServices(managed.id));
		const wanted = services ? { ...input.wanted, services } : input.wanted;
		const noted = readWanted(wanted, catalog, now);
		if (!noted.ok) return noted;
		const person = managed ? NOBODY : input.person;
		return write<CreatedWish, CreateRefusal>(async (tx) => {
			await lockKey(tx, `wish form ${formKeyHash(formKey)}`);
			const known = await findByForm(tx, formKey);
			// Shown again by "back" to the next person at the same machine, it is another form.
			if (known && !isSamePerson(known.contact, person))
				return refuse("unknown-form");
			if (known) return ok(known.created);
			const refusal = managed
				? await cannotComeSooner(tx, managed.id, now)
				: await hasEnough(tx, person);
			if (refusal) return refuse(refusal);
			const trying = clientTry(limitOf(input.client), input.client, now);
			if (await countClient(tx, trying, now)) return refuse("too-many-tries");
			const clientKey = isOwnNetwork(input.client)
				? null
				: clientKeyOf(input.client, civilDateOf(now));
			if (input.drawId !== undefined && clientKey !== null) {
				const { drawId } = input;
				const lots = await tx.wish.count({ where: { drawId, clientKey } });
				if (lots >= LOTS_OF_CLIENT) return refuse("too-many-tries");
			}
			const wish = await insertWish(
				tx,
				noted.value,
				{
					clientKey,
					formKey,
					person,
					showsLanguage: !managed && (input.showsLanguage ?? false),
					locale,
					channel: "online",
					bringsId: managed?.id ?? null,
					drawId: input.drawId ?? null,
				},
				now,
			);
			// Whoever takes part in a draw hears its result, and no more than others by that.
			if (input.drawId === undefined)
				await tellWish(tx, wish.id, "wish-noted", now, { origin: "citizen" });
			return ok({
				reference: wish.reference,
				token: wish.token,
				repeated: false,
			});
		});
	});
}

/** After how many seconds a client that has noted too many wishes may note one again. */
export const secondsUntilWish = (
	client: string,
	now: Temporal.Instant,
): Promise<number> =>
	secondsUntilClient(clientTry(limitOf(client), client, now), now);

const limitOf = (client: string): Limit =>
	isProgram(client) ? LIMIT_OF_PROGRAM : LIMIT;

/** As the forms send them. */
export async function bookedServices(appointmentId: string): Promise<string[]> {
	const rows = await db().appointmentService.findMany({
		where: { appointmentId },
		select: { quantity: true, service: { select: { slug: true } } },
	});
	return entriesOf(
		rows.map(({ quantity, service: { slug } }) => ({ slug, quantity })),
	);
}

async function findByForm(
	tx: Tx,
	formKey: string,
): Promise<{ contact: WishPerson; created: CreatedWish } | null> {
	const row = await tx.wish.findUnique({
		where: { formKey: formKeyHash(formKey) },
		select: { id: true, reference: true, tokenVersion: true, contact: true },
	});
	if (!row) return null;
	const { id, reference, tokenVersion, contact } = row;
	const token = wishToken(id, tokenVersion);
	return {
		contact: contact ?? NOBODY,
		created: { reference, token, repeated: true },
	};
}

export const isSamePerson = (one: WishPerson, other: WishPerson): boolean =>
	one.name === other.name &&
	one.bookedBy === other.bookedBy &&
	one.email === other.email &&
	one.phone === other.phone;

/** Locks the appointment. */
export async function cannotComeSooner(
	tx: Tx,
	appointmentId: string,
	now: Temporal.Instant,
): Promise<"too-late" | "already-wished" | null> {
	const row = await lockAppointment(tx, appointmentId);
	const hasBegun = row.startsAt.getTime() <= now.epochMilliseconds;
	if (row.status !== "booked" || hasBegun) return "too-late";
	const wishes = await tx.wish.count({
		where: { bringsId: appointmentId, endedAt: null },
	});
	return wishes > 0 ? "already-wished" : null;
}

/** Who tells nothing of themselves is bounded by their client only. */
export async function hasEnough(
	tx: Tx,
	person: WishPerson,
): Promise<"too-many-wishes" | null> {
	const { wordsKey, phoneKey } = keysOf(person);
	const email = person.email?.toLowerCase() ?? null;
	const keys = [wordsKey, phoneKey, email].filter((key) => key !== null);
	// Many bear the same name: it counts only where nothing else is told.
	const isNameOnly = phoneKey === null && email === null;
	if (keys.length === 0) return null;
	// In one order, so that two who share a name and a number wait for each other and not in a circle.
	await lockKey(tx, ...keys.toSorted().map((key) => `wishes of ${key}`));
	const [row] = await tx.$queryRaw<{ isMore: boolean }[]>`
		SELECT greatest(
			count(*) FILTER (WHERE c.words_key = ${wordsKey}::text AND c.email IS NULL AND c.phone_key IS NULL AND ${isNameOnly}),
			count(*) FILTER (WHERE c.phone_key = ${phoneKey}::text OR lower(c.email) = ${email}::text)
		) >= (SELECT wishes_per_person FROM city WHERE id = 1) AS "isMore"
		FROM wish_contact c JOIN wish w ON w.id = c.wish_id
		WHERE w.ended_at IS NULL AND (c.words_key = ${wordsKey}::text OR c.phone_key = ${phoneKey}::text
			OR lower(c.email) = ${email}::text)`;
	return row?.isMore ? "too-many-wishes" : null;
}

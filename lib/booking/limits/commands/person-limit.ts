import "server-only";
import { personKeyOf } from "#lib/auth/secrets/secrets.ts";
import {
	type CountedPerson,
	type PersonRefusal,
	roomForEach,
	type WantedMinutes,
} from "#lib/booking/limits/queries/person-room.ts";
import { contactKeys } from "#lib/booking/rules/contact-keys.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Tx } from "#lib/db/client.ts";
import { inLane } from "#lib/db/lane.ts";
import { lockKey } from "#lib/db/lock.ts";
import type { Result } from "#lib/result.ts";

/** Who books: by name, and by what one can be reached at. Never by a date of birth, which nobody is asked for. */
type Person = Pick<Details, "name"> & Partial<Pick<Details, "email" | "phone">>;

/** The name first, then the contacts: everybody in one order. */
function keysOf({ name, email, phone }: Person): string[] {
	const { wordsKey, phoneKey } = contactKeys({ name, phone: phone ?? null });
	const keys = [
		`name ${wordsKey}`,
		email ? `email ${email.toLowerCase()}` : null,
		phoneKey ? `phone ${phoneKey}` : null,
	];
	return keys.flatMap((key) => (key ? [`person ${personKeyOf(key)}`] : []));
}

/** What is locked while this person's appointments are counted; before the hold's own lock and any day. */
export const personLocks = (person: Person, helper: { id: number } | null) => [
	...keysOf(person),
	...(helper ? [`helper ${helper.id}`] : []),
];

/** Where one transaction gives appointments to many: their names, which everybody locks first, in one order. */
export function nameLocks(people: readonly Pick<Person, "name">[]): string[] {
	const keys = people.flatMap(({ name }) => keysOf({ name }));
	return [...new Set(keys)].toSorted();
}

/** A contact that is taken over from the appointment before is known only now. */
export async function lockContact(tx: Tx, person: Person): Promise<void> {
	const [, ...contacts] = keysOf(person);
	if (contacts.length > 0) await lockKey(tx, ...contacts);
}

/** Confirmations in one name wait here, where they keep no connection from others. */
export function inPersonLane<Value, Refusal extends string>(
	person: Person,
	work: () => Promise<Result<Value, Refusal | "busy">>,
): Promise<Result<Value, Refusal | "busy">> {
	return keysOf(person).reduceRight(
		(inner, name) => () => inLane({ name, width: 1 }, inner),
		work,
	)();
}

/**
 * Whether this person may have one more appointment, in the whole city; under `personLocks`, so that however many press
 * at the same instant, each is counted.
 */
export async function refusalFor(
	tx: Tx,
	person: CountedPerson,
	wanted: WantedMinutes,
	now: Temporal.Instant,
): Promise<PersonRefusal | null> {
	const [room] = await roomForEach(tx, [{ person, wanted }], now);
	if (!room) throw new Error("There is no city.");
	return room.refusal;
}

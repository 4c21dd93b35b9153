import { randomUUID } from "node:crypto";
import { db } from "#lib/db/client.ts";
import type { Result } from "#lib/result.ts";
import { createWish } from "#lib/wishes/commands/create-wish.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { NOBODY, type Wanted, type WishPerson } from "#lib/wishes/wishes.ts";
import { DAY, NOW } from "./booking.ts";

/** All day on DAY, at this station, with two hours to get there. */
export function wanted(
	station: { slug: string },
	service: { slug: string },
	more: Partial<Wanted> = {},
): Wanted {
	return {
		services: [service.slug],
		stations: [station.slug],
		halves: [],
		earliest: DAY,
		latest: DAY,
		noticeMinutes: 120,
		minorCase: null,
		urgent: null,
		...more,
	};
}

export async function noteWish(
	what: Wanted,
	{
		person = NOBODY,
		now = NOW,
		...more
	}: {
		person?: WishPerson;
		now?: Temporal.Instant;
		brings?: { reference: string; token: string };
		client?: string;
	} = {},
) {
	return value(
		await createWish({
			formKey: newWishFormKey(),
			wanted: what,
			person,
			locale: "de",
			// Each from an address of its own.
			client: randomUUID(),
			now,
			...more,
		}),
	);
}

/** What a command gave; throws where it refused. */
export function value<Value>(result: Result<Value, string>): Value {
	if (!result.ok) throw new Error(result.error);
	return result.value;
}

/** The city keeps what is given back: exactly so many minutes. */
export async function keepMinutes(minutes: number): Promise<void> {
	await db().city.update({
		where: { id: 1 },
		data: { freedMinMinutes: minutes, freedMaxMinutes: minutes },
	});
}

/** Every offer is open for so long, however far away its time is and whomever it suits as well. */
export async function openMinutes(minutes: number): Promise<void> {
	await db().city.update({
		where: { id: 1 },
		data: { offerMinMinutes: minutes, offerMaxMinutes: minutes },
	});
}

/** Kinds of the mails about a wish, in the order in which they were written. */
export async function mailsAbout(reference: string): Promise<string[]> {
	const rows = await db().message.findMany({
		where: { wish: { reference } },
		orderBy: [{ createdAt: "asc" }, { sequence: "asc" }],
		select: { kind: true },
	});
	return rows.map(({ kind }) => kind);
}

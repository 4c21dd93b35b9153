import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import {
	confirmHold,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { holdTime } from "#lib/booking/hold/commands/hold-time.ts";
import { confirmMove } from "#lib/booking/manage/commands/confirm-move.ts";
import { holdMove } from "#lib/booking/manage/commands/hold-move.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import type { Details, SameContact } from "#lib/booking/rules/schema.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import { db } from "#lib/db/client.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

export const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
export const DAY: CivilDate = "2026-12-01";
export const PERSON: Details = {
	name: "Ayşe Müller",
	bookedBy: null,
	email: "ayse@citizen.example",
	phone: null,
};

/** Nobody can write to them. */
export const SILENT: Details = { ...PERSON, email: null, phone: "0203 1234" };

export interface Wanted {
	station: string;
	service: string;
	date?: CivilDate;
	start?: Minute;
	token?: string;
	client?: string;
	minorCase?: string;
	now?: Temporal.Instant;
	/** Of the form; left out: the one that this hold's first form got. */
	confirmKey?: string;
	/** Of whoever was told a price. */
	ticket?: string;
	work?: string;
	/** Of an agreed number. */
	helperCode?: string;
	/** Left out: at the counter. */
	kind?: Kind;
}

/** Nine o'clock on DAY, with a hold of its own, unless something else is wished for. */
export function wish(
	station: { slug: string },
	service: { slug: string },
	more: Partial<Wanted> = {},
): Wanted & { token: string } {
	return {
		station: station.slug,
		service: service.slug,
		token: newHoldToken(),
		...more,
	};
}

const confirmKeys = new Map<string, string>();

/** As the form of a hold carries it from its first page on. */
export function confirmKeyOf(token: string): string {
	const key = confirmKeys.get(token) ?? newConfirmKey(token);
	confirmKeys.set(token, key);
	return key;
}

export function hold(wanted: Wanted) {
	const holdToken = wanted.token ?? newHoldToken();
	return holdTime({
		holdToken,
		stationSlug: wanted.station,
		date: wanted.date ?? DAY,
		start: wanted.start ?? 540,
		services: [wanted.service],
		minorCase: wanted.minorCase,
		ticket: wanted.ticket ?? "",
		work: wanted.work ?? "",
		locale: "de",
		client: wanted.client ?? holdToken,
		now: wanted.now ?? NOW,
	});
}

export function confirm(
	wanted: Wanted & { token: string },
	details: Details | SameContact = PERSON,
) {
	return confirmHold({
		holdToken: wanted.token,
		confirmKey: wanted.confirmKey ?? confirmKeyOf(wanted.token),
		details,
		expected: {
			stationSlug: wanted.station,
			date: wanted.date ?? DAY,
			start: wanted.start ?? 540,
			services: [wanted.service],
		},
		helperCode: wanted.helperCode ?? "",
		...(wanted.kind ? { kind: wanted.kind } : {}),
		locale: "de",
		client: wanted.client ?? wanted.token,
		now: wanted.now ?? NOW,
	});
}

/** Holds and confirms; throws when either is refused. */
export async function book(wanted: Wanted, details: Details = PERSON) {
	const token = wanted.token ?? newHoldToken();
	const held = await hold({ ...wanted, token });
	if (!held.ok) throw new Error(held.error);
	const confirmed = await confirm({ ...wanted, token }, details);
	if (!confirmed.ok) throw new Error(confirmed.error);
	return { holdToken: token, ...confirmed.value };
}

/** Pairs of active appointments that share a desk and a minute, asked past the constraint. */
export async function countOverlaps(): Promise<number> {
	const [row] = await db().$queryRaw<{ count: number }[]>`
		SELECT count(*)::int AS count FROM appointment a JOIN appointment b
			ON a.desk_id = b.desk_id AND a.lane = b.lane AND a.id < b.id
			AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
		WHERE a.status NOT IN ('cancelled', 'no-show', 'expired')
			AND b.status NOT IN ('cancelled', 'no-show', 'expired')`;
	return row?.count ?? -1;
}

/** How often each outcome came: a value counts as "ok", a refusal under its name. */
export function tally(
	results: readonly ({ ok: true } | { ok: false; error: string })[],
): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const result of results) {
		const name = result.ok ? "ok" : result.error;
		counts[name] = (counts[name] ?? 0) + 1;
	}
	return counts;
}

/** What a person does who reads "please try again in a moment": on a machine that is busy, that is told to some. */
export async function untilNotBusy<
	Outcome extends { ok: boolean; error?: string },
>(attempt: () => Promise<Outcome>): Promise<Outcome> {
	for (;;) {
		const outcome = await attempt();
		if (outcome.error !== "busy") return outcome;
	}
}

/** Works through the items with so many at a time, as a crowd keeps a server busy. */
export async function inParallel<Item, Outcome>(
	width: number,
	items: readonly Item[],
	work: (item: Item, index: number) => Promise<Outcome>,
): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [index, item] of queue)
			outcomes[index] = await work(item, index);
	};
	await Promise.all(Array.from({ length: width }, worker));
	return outcomes;
}

/** The starts offered on DAY for one person and this service. */
export async function freeStarts(
	station: { id: number },
	service: { id: number },
	now = NOW,
	ignoreIds: readonly string[] = [],
): Promise<readonly Minute[]> {
	const [found] = await listFreeDays({
		stationIds: [station.id],
		serviceIds: [service.id],
		lengthOn: () => 15,
		channel: "online",
		from: DAY,
		until: DAY,
		now,
		ignoreIds,
	});
	return found?.days[0]?.starts ?? [];
}

type Link = { reference: string; token: string };

/** Reserves another time for an appointment of one service. */
export function holdAnother(
	link: Link,
	wanted: Wanted & { token: string },
	services: readonly string[] = [wanted.service],
) {
	return holdMove({
		link,
		holdToken: wanted.token,
		stationSlug: wanted.station,
		date: wanted.date ?? DAY,
		start: wanted.start ?? 600,
		services,
		locale: "de",
		client: wanted.client ?? wanted.token,
		now: wanted.now ?? NOW,
	});
}

/** Confirms what `holdAnother` reserved. */
export function moveThere(
	link: Link,
	wanted: Wanted & { token: string },
	services: readonly string[] = [wanted.service],
) {
	return confirmMove({
		link,
		holdToken: wanted.token,
		expected: {
			stationSlug: wanted.station,
			date: wanted.date ?? DAY,
			start: wanted.start ?? 600,
			services,
		},
		now: wanted.now ?? NOW,
	});
}

/** An appointment with everything that hangs on it. */
export function wholeAppointment(reference: string) {
	return db().appointment.findUniqueOrThrow({
		where: { reference },
		include: {
			contact: true,
			events: { orderBy: { id: "asc" } },
			// In tests all may be of the same instant.
			messages: {
				orderBy: [{ createdAt: "asc" }, { sequence: "asc" }, { kind: "asc" }],
			},
			services: true,
		},
	});
}

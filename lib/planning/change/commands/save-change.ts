import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { loadLockedDay } from "#lib/availability/queries/facts.ts";
import { dayName } from "#lib/availability/queries/rows.ts";
import { keepOpened, type OpenedDay } from "#lib/booking/commands/keep-back.ts";
import { openDays, tellScreens } from "#lib/booking/commands/placing.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { isOverlap } from "#lib/db/errors.ts";
import { toJson } from "#lib/db/json.ts";
import { type DayKey, lockKey, raiseVersions } from "#lib/db/lock.ts";
import { inTransaction, orBusy } from "#lib/db/write.ts";
import {
	type Losses,
	readHouses,
	readLosses,
} from "#lib/planning/change/queries/facts.ts";
import type { Decision } from "#lib/planning/change/rules/decision.ts";
import { waysOn } from "#lib/planning/change/rules/impact.ts";
import type { House } from "#lib/planning/change/rules/nearest.ts";
import { openedOn } from "#lib/planning/change/rules/opened.ts";
import {
	automaticDecisions,
	outcomesOf,
} from "#lib/planning/change/rules/outcome.ts";
import type { PlacedChange } from "#lib/planning/planning.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { endLostHolds } from "./after-effects.ts";
import { authoriseChange } from "./authorise-change.ts";
import { carryOut } from "./carry-out.ts";
import { settleCovered } from "./settle-covered.ts";
import { writePlan } from "./write-plan.ts";

export type SaveRefusal =
	| "forbidden"
	/** Somebody has changed the plan since the page was shown. */
	| "plan-changed"
	/** More appointments lose their desk by now than the page showed. */
	| "impact-changed"
	/** A time that was to be offered has been taken, or another desk has. */
	| "time-taken"
	/** A desk, closure or service that is not there (any more), or another station's. */
	| "unknown-target"
	| "busy";

export interface SaveRequest extends PlacedChange {
	/** A UUID of the form: sent twice, it is one change. */
	key: string;
	/** `version` of the station, or of the city, when the page was shown. */
	expectedVersion: number;
	/**
	 * By appointment id; each that loses its desk needs one. "automatic": another desk where one is free, else the nearest
	 * time is held and somebody tells the person (automaticDecisions).
	 */
	decisions: ReadonlyMap<string, Decision> | "automatic";
	now: Temporal.Instant;
}

interface Saved {
	changeId: string;
	/** It had been saved before: nothing was done again. */
	repeated: boolean;
}

/** A city's closure may concern a thousand people; they must not be told by halves. */
const LONG_WRITE = { maxWait: 5_000, timeout: 60_000 };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Saves any change of plan, with what becomes of everybody who loses their desk by it: one transaction, and either all
 * of it or nothing. Saved twice it is one change; who saves on an older plan is told so; nobody is told anything twice.
 */
export function saveChange(
	actor: Actor,
	input: SaveRequest,
): Promise<Result<Saved, SaveRefusal>> {
	return orBusy<Saved, SaveRefusal>(async () => {
		const may = await authoriseChange(actor, input, input.now);
		if (!may.ok) return may;
		if (!UUID.test(input.key)) return refuse("unknown-target");
		return orRefused(() =>
			inTransaction((tx) => save(tx, actor, input), LONG_WRITE),
		);
	});
}

/** Rolls back what was written before the refusal. */
class Refused extends Error {
	readonly refusal: SaveRefusal;
	constructor(refusal: SaveRefusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

async function orRefused(
	work: () => Promise<Saved>,
): Promise<Result<Saved, SaveRefusal>> {
	try {
		return ok(await work());
	} catch (error) {
		if (error instanceof Refused) return refuse(error.refusal);
		if (isOverlap(error)) return refuse("time-taken");
		throw error;
	}
}

function orRefuse<Value>(result: Result<Value, SaveRefusal>): Value {
	if (!result.ok) throw new Refused(result.error);
	return result.value;
}

async function save(tx: Tx, actor: Actor, input: SaveRequest): Promise<Saved> {
	const { key, stationId, change, now } = input;
	const placed = { stationId, change };
	// Changes of plan are few, and those of the city meet those of every station: one after the other.
	await lockKey(tx, "plan");
	if ((await tx.planChange.count({ where: { id: key } })) > 0)
		return { changeId: key, repeated: true };
	if ((await readVersion(tx, stationId)) !== input.expectedVersion)
		throw new Refused("plan-changed");

	const seen = await readLosses(tx, placed, now);
	const locked = await lockAll(tx, seen, input);
	// Read again under the locks: somebody may have booked, moved or cancelled meanwhile.
	const losses = await readLosses(tx, placed, now);
	const houses = onDays(await readHouses(tx, losses, placed, now), locked);
	const decisions =
		input.decisions === "automatic"
			? automaticDecisions(waysOn(losses.lost, losses.days, houses, now))
			: input.decisions;
	const outcomes = orRefuse(
		outcomesOf(losses.lost, decisions, losses.days, houses, now),
	);

	await tx.planChange.create({
		data: {
			id: key,
			stationId,
			at: toDbInstant(now),
			userId: actor.userId,
			kind: change.kind,
			detail: toJson(change),
		},
	});
	const before = orRefuse(await writePlan(tx, placed, key, now));
	if (before !== null)
		await tx.planChange.update({
			where: { id: key },
			data: { before },
		});
	const freed = await endLostHolds(tx, losses.days, losses.standing, now);
	await settleCovered(tx, losses.days, losses.standing, now);
	await carryOut(tx, outcomes, { changeId: key, userId: actor.userId, now });

	await raiseVersion(tx, stationId);
	const held = outcomes.flatMap((outcome) =>
		outcome.way === "move" && outcome.held ? [dayOf(outcome.held)] : [],
	);
	const kept = await keepOpenedBy(tx, losses.days, now);
	const changed = unique([
		...losses.lost.map(dayOf),
		...held,
		...freed,
		...kept,
	]);
	await raiseVersions(tx, changed);
	await tellScreens(tx, changed, now);
	await record(
		tx,
		{
			userId: actor.userId,
			stationId,
			action: `plan:${change.kind}`,
			subject: `change ${key}`,
			detail: { appointments: outcomes.length },
		},
		now,
	);
	return { changeId: key, repeated: false };
}

/** What the change opens is for those who wait, before it is everybody's. */
async function keepOpenedBy(
	tx: Tx,
	days: Losses["days"],
	now: Temporal.Instant,
): Promise<DayKey[]> {
	const opened: OpenedDay[] = [];
	for (const { stationId, before, after } of days) {
		const day = { stationId, date: after.date };
		const at = now.epochMilliseconds;
		// Where anything opens, it is looked at once more: people have been moved since, and holds have ended.
		if (openedOn({ before, after: { ...after, busy: [] } }, at).length === 0)
			continue;
		const locked = await loadLockedDay(tx, day);
		if (!locked) continue;
		const busy = locked.facts.busy.filter(
			({ holdExpiresAt }) => holdExpiresAt === null || holdExpiresAt > at,
		);
		const found = openedOn({ before, after: { ...after, busy } }, at);
		opened.push({ ...day, opened: found });
	}
	return keepOpened(tx, opened, now);
}

const dayOf = ({ stationId, date }: DayKey): DayKey => ({ stationId, date });

function unique(days: readonly DayKey[]): DayKey[] {
	return [...new Map(days.map((day) => [dayName(day), day])).values()];
}

/** Only what is locked may be given away. */
function onDays(houses: readonly House[], locked: readonly DayKey[]): House[] {
	const names = new Set(locked.map(dayName));
	return houses.map(({ stationId, rules, days }) => ({
		stationId,
		rules,
		days: days.filter(({ date }) => names.has(dayName({ stationId, date }))),
	}));
}

/**
 * Locks those who lose their desk and those who are on a list, then all days at once: those of the change, and those of
 * the new times.
 * @returns the days
 */
async function lockAll(
	tx: Tx,
	seen: Losses,
	input: SaveRequest,
): Promise<DayKey[]> {
	const listed = seen.standing.filter(({ openCase }) => openCase !== null);
	const ids = new Set([...seen.lost, ...listed].map(({ id }) => id));
	await lockKey(tx, ...[...ids].sort().map((id) => `appointment ${id}`));
	const targets =
		input.decisions === "automatic"
			? await automaticTargets(tx, seen, input)
			: [...input.decisions.values()].flatMap((decision) =>
					decision.way === "move" && decision.time
						? [dayOf(decision.time)]
						: [],
				);
	const days = seen.days.map(({ stationId, after }) => ({
		stationId,
		date: after.date,
	}));
	const all = unique([...days, ...(await knownDays(tx, targets))]);
	await openDays(tx, all, input.now);
	return all;
}

/** All days on which the nearest times are looked for; which they are is known under the locks only. */
async function automaticTargets(
	tx: Tx,
	seen: Losses,
	{ stationId, change, now }: SaveRequest,
): Promise<DayKey[]> {
	const houses = await readHouses(tx, seen, { stationId, change }, now);
	return waysOn(seen.lost, seen.days, houses, now).flatMap(({ times }) =>
		times.map(dayOf),
	);
}

/** Whatever a form sent: there is no lock on the day of a station that is not there. */
async function knownDays(tx: Tx, days: readonly DayKey[]): Promise<DayKey[]> {
	const rows = await tx.station.findMany({
		where: { id: { in: days.map(({ stationId }) => stationId) } },
		select: { id: true },
	});
	const ids = new Set(rows.map(({ id }) => id));
	return days.filter(({ stationId }) => ids.has(stationId));
}

async function readVersion(tx: Tx, stationId: number | null): Promise<number> {
	const row =
		stationId === null
			? await tx.city.findUniqueOrThrow({ where: { id: 1 } })
			: await tx.station.findUniqueOrThrow({ where: { id: stationId } });
	return row.version;
}

async function raiseVersion(tx: Tx, stationId: number | null): Promise<void> {
	const data = { version: { increment: 1 } };
	if (stationId === null) await tx.city.update({ where: { id: 1 }, data });
	else await tx.station.update({ where: { id: stationId }, data });
}

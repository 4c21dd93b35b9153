import "server-only";
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { askApart } from "#lib/db/apart.ts";
import { isBusy } from "#lib/db/errors.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { repeat } from "#lib/runtime/repeat.ts";
import { tally } from "#lib/runtime/tally.ts";
import { readingWithin } from "#lib/watch/queries/known-reading.ts";
import type { Serve, SweepName } from "#lib/watch/watch.ts";

const EVERY_MS = 15_000;
/** Whoever ended without a word is shown for so long. */
const REMEMBERED = "1 day";

/** Told again with each beat: a crash of the database leaves nothing of it there. */
interface Round {
	minutes: number;
	/** Monotonic milliseconds; null: not yet by this process. */
	doneAt: number | null;
	failedAt: number | null;
}

const rounds = () =>
	onGlobal("sweep-rounds", () => new Map<SweepName, Round>());

/** This process has begun with a sweep, so that it is noticed if it is never done. */
export function announceSweep(name: SweepName, minutes: number): void {
	rounds().set(name, { minutes, doneAt: null, failedAt: null });
}

/** It is told to all with the next beat. */
export function noteRound(name: SweepName, outcome: "done" | "failed"): void {
	tally("sweep", { sweep: name, outcome });
	const round = rounds().get(name);
	if (round)
		round[outcome === "done" ? "doneAt" : "failedAt"] = performance.now();
}

/**
 * From now on this process says that it runs, and which of the work it has done, and looks how the house stands; until
 * the returned function is called, which says goodbye.
 */
export function startBeating(
	serve: Serve,
	version: string,
): () => Promise<void> {
	const id = randomUUID();
	const stop = repeat("saying that it runs", EVERY_MS, () =>
		unlessAway(() => beat(id, serve, version)).finally(() => readingWithin(0)),
	);
	return async () => {
		await stop();
		await unlessAway(async () => {
			await askApart`DELETE FROM process_beat WHERE id = ${id}::uuid`;
		});
	};
}

async function beat(id: string, serve: Serve, version: string): Promise<void> {
	await askApart`
		WITH gone AS (DELETE FROM process_beat
			WHERE seen_at < clock_timestamp() - ${REMEMBERED}::interval AND id <> ${id}::uuid),
		dropped AS (DELETE FROM sweep_round WHERE told_at < clock_timestamp() - ${REMEMBERED}::interval)
		INSERT INTO process_beat (id, serve, host, version, started_at, seen_at)
		VALUES (${id}::uuid, ${serve}, ${hostname()}, ${version},
			clock_timestamp() - make_interval(secs => ${process.uptime()}), clock_timestamp())
		ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()`;
	if (rounds().size === 0) return;
	const told = [...rounds()].map(([name, { minutes, doneAt, failedAt }]) => ({
		name,
		minutes,
		doneAgo: secondsSince(doneAt),
		failedAgo: secondsSince(failedAt),
	}));
	// In one order, so that two processes do not wait for each other. Of several that do the same the last one counts.
	await askApart`
		INSERT INTO sweep_round AS known (name, minutes, told_at, done_at, failed_at)
		SELECT name, minutes, clock_timestamp(), clock_timestamp() - make_interval(secs => done_ago),
			clock_timestamp() - make_interval(secs => failed_ago)
		FROM unnest(${told.map(({ name }) => name)}::text[], ${told.map(({ minutes }) => minutes)}::float8[],
			${told.map(({ doneAgo }) => doneAgo)}::float8[], ${told.map(({ failedAgo }) => failedAgo)}::float8[])
			AS told (name, minutes, done_ago, failed_ago) ORDER BY name
		ON CONFLICT (name) DO UPDATE SET minutes = excluded.minutes, told_at = excluded.told_at,
			done_at = greatest(excluded.done_at, known.done_at), failed_at = greatest(excluded.failed_at, known.failed_at)`;
}

const secondsSince = (at: number | null): number | null =>
	at === null ? null : (performance.now() - at) / 1_000;

/** While the database is away nobody can be told. */
async function unlessAway(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		if (!isBusy(error)) throw error;
	}
}

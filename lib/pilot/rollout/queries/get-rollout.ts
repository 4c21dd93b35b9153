import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import {
	findStation,
	onlineStations,
	type Phase,
	type Station,
} from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { nextChange, type PhaseChange } from "#lib/catalog/rules/phase.ts";
import { db } from "#lib/db/client.ts";
import { readFigures } from "#lib/pilot/figures/queries/get-figures.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import {
	type CheckName,
	checklistOf,
	type Readiness,
} from "#lib/pilot/rollout/rules/checklist.ts";
import {
	type Criterion,
	type CriterionState,
	judge,
	type Measure,
	measureIn,
} from "#lib/pilot/rollout/rules/criteria.ts";
import {
	type Decision,
	onlineSince,
	phaseSince,
} from "#lib/pilot/rollout/rules/rollout.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { readPhases } from "./phases.ts";
import { readReadiness } from "./readiness.ts";

export interface StationRollout {
	station: Station;
	/** Epoch milliseconds; null: from the start. */
	since: number | null;
	/** Without a break; null: not online, or always. */
	onlineSince: number | null;
	next: PhaseChange | null;
	/** Of what was decided about its phase, the newest; 0: nothing was. */
	newest: number;
	checks: readonly { name: CheckName; done: boolean }[];
	readiness: Readiness;
}

/** The way online of all stations that the account may see. */
export async function listRollout(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<StationRollout[], "forbidden">> {
	const allowed = await authorise(actor, "figures:read", null, now);
	if (!allowed.ok) return allowed;
	const { stations } = await getCatalog(defaultLocale, now);
	return ok(
		await Promise.all(
			stations
				.filter(({ id }) => may(actor, "figures:read", id))
				.map((station) => rolloutOf(station, now)),
		),
	);
}

/** One station, with everything that was decided about it, newest first. */
export async function findRollout(
	actor: Actor,
	slug: string,
	now: Temporal.Instant,
): Promise<
	Result<
		StationRollout & { decisions: Decision[] },
		"forbidden" | "unknown-station"
	>
> {
	const station = findStation(await getCatalog(defaultLocale, now), slug);
	if (!station) return refuse("unknown-station");
	const allowed = await authorise(actor, "figures:read", station.id, now);
	if (!allowed.ok) return allowed;
	const rows = await db().rolloutDecision.findMany({
		where: { stationId: station.id },
		orderBy: { id: "desc" },
		include: { user: { select: { name: true } } },
	});
	return ok({
		...(await rolloutOf(station, now)),
		decisions: rows.map(({ at, startsAt, kind, phase, user, ...row }) => ({
			...row,
			at: at.getTime(),
			startsAt: startsAt?.getTime() ?? null,
			kind: kind as Decision["kind"],
			phase: phase as Phase | null,
			person: user?.name ?? null,
		})),
	});
}

async function rolloutOf(
	station: Station,
	now: Temporal.Instant,
): Promise<StationRollout> {
	const at = now.epochMilliseconds;
	const { first, changes, newest } = await readPhases(db(), station.id);
	const next = nextChange(changes, at);
	const startsAt = next
		? Temporal.Instant.fromEpochMilliseconds(next.startsAt)
		: null;
	const readiness = await readReadiness(station.id, startsAt, now);
	return {
		station,
		since: phaseSince(changes, at),
		onlineSince: onlineSince(first, changes, at),
		next,
		newest,
		readiness,
		checks: checklistOf(readiness, at),
	};
}

export interface JudgedCriterion extends Criterion {
	measured: Cell;
	state: CriterionState;
}

/** The coordinators' criteria, as the stations that are online fulfil them together. */
export async function listCriteria(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<JudgedCriterion[], "forbidden">> {
	const allowed = await authorise(actor, "figures:read", null, now);
	if (!allowed.ok) return allowed;
	const rows = await db().rolloutCriterion.findMany({ orderBy: { id: "asc" } });
	const online = onlineStations(await getCatalog(defaultLocale, now));
	const yesterday = addDays(civilDateOf(now), -1);
	return ok(
		await Promise.all(
			rows.map(async ({ figure, bound, ...row }) => {
				const { figures } = await readFigures({
					period: { from: addDays(yesterday, 1 - row.days), until: yesterday },
					before: null,
					by: "station",
					stationIds: online.map(({ id }) => id),
					serviceId: null,
					weekday: null,
					hours: null,
				});
				const criterion = {
					...row,
					measure: figure as Measure,
					bound: bound as Criterion["bound"],
				};
				const measured = measureIn(figures, criterion.measure);
				return { ...criterion, measured, state: judge(criterion, measured) };
			}),
		),
	);
}

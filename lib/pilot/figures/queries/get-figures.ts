import "server-only";
import { LRUCache } from "lru-cache";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate, toDbDate } from "#lib/db/dates.ts";
import type { FiguresQuery } from "#lib/pilot/figures/rules/asked.ts";
import type { AllCounted } from "#lib/pilot/figures/rules/counted.ts";
import type { Figure } from "#lib/pilot/figures/rules/figure.ts";
import { figuresOf } from "#lib/pilot/figures/rules/figures.ts";
import { ok, type Result } from "#lib/result.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { CivilDate } from "#lib/time.ts";
import { countParts, countWhole, together } from "./count.ts";

export interface Figures {
	figures: readonly Figure[];
	/** When they were derived; null: never yet. Epoch milliseconds. */
	asOf: number | null;
}

/** The figures of stations whose figures the account may see; of any other station there are none. */
export async function getFigures(
	actor: Actor,
	query: FiguresQuery,
	now: Temporal.Instant,
): Promise<Result<Figures, "forbidden">> {
	const allowed = await authorise(actor, "figures:read", null, now);
	if (!allowed.ok) return allowed;
	const stationIds = query.stationIds.filter((id) =>
		may(actor, "figures:read", id),
	);
	return ok(await readFigures({ ...query, stationIds }));
}

/** Without asking who wants to know: for what compares figures by itself. */
export async function readFigures(query: FiguresQuery): Promise<Figures> {
	const { _max } = await db().figureDay.aggregate({ _max: { builtAt: true } });
	const asOf = _max.builtAt?.getTime() ?? null;
	const stations = await db().station.findMany({
		orderBy: { position: "asc" },
		select: { id: true },
	});
	const [counted, built] = await Promise.all([
		remembered(query, asOf),
		readBuiltDays(query),
	]);
	return {
		asOf,
		figures: figuresOf(
			counted,
			query,
			stations.map(({ id }) => id),
			built,
		),
	};
}

async function readBuiltDays({
	period,
	before,
}: FiguresQuery): Promise<ReadonlySet<CivilDate>> {
	const rows = await db().figureDay.findMany({
		where: {
			OR: [period, ...(before ? [before] : [])].map(({ from, until }) => ({
				date: { gte: toDbDate(from), lte: toDbDate(until) },
			})),
		},
		select: { date: true },
	});
	return new Set(rows.map(({ date }) => fromDbDate(date)));
}

/** What was counted holds until figures are derived anew; what is the same for each breakdown is counted once. */
async function remembered(
	query: FiguresQuery,
	asOf: number | null,
): Promise<AllCounted> {
	const { by, ...choice } = query;
	const [whole, parts] = await Promise.all([
		once([asOf, choice], () => countWhole(query)),
		once([asOf, choice, by], () => countParts(query, by)),
	]);
	return together(whole, parts);
}

/** The same question is asked once, even while its answer is on the way. */
function once<Answer extends object>(
	question: unknown,
	count: () => Promise<Answer>,
): Promise<Answer> {
	const cache = onGlobal(
		"figures",
		() => new LRUCache<string, Promise<object>>({ max: 400 }),
	);
	const key = JSON.stringify(question);
	const known = cache.get(key) as Promise<Answer> | undefined;
	if (known) return known;
	const counting = count();
	cache.set(key, counting);
	counting.catch(() => cache.delete(key));
	return counting;
}

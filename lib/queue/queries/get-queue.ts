import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import { inOrder, isWaiting } from "#lib/queue/order/rules/order.ts";
import { nextFor } from "#lib/queue/order/rules/tongues.ts";
import { findTold } from "#lib/queue/push/queries/find-told.ts";
import type {
	DeskView,
	ExpectedEntry,
	QueueEntry,
	QueueView,
	RemoteEntry,
	WaitingEntry,
} from "#lib/queue/queue.ts";
import { dueAt } from "#lib/queue/remote/rules/tries.ts";
import { isOutcome } from "#lib/queue/visit/rules/steps.ts";
import {
	lastStepOf,
	undoablesOf,
	undoProblem,
} from "#lib/queue/visit/rules/undo.ts";
import {
	findHouse,
	getOutlook,
	walkInsAt,
} from "#lib/queue/waits/queries/outlook.ts";
import { plannedMinutes } from "#lib/queue/waits/rules/measures.ts";
import { stuckOf } from "#lib/queue/walk/rules/anew.ts";
import type { Stuck } from "#lib/queue/walk/walk.ts";
import { ok, type Result } from "#lib/result.ts";
import { isAtDesk, type QueueFacts } from "./facts.ts";
import { desksToday, type PlannedDesks, waitsFor } from "./legs.ts";
import {
	deskOf,
	entryOf,
	expectedAtOf,
	plannedOf,
	servicesOf,
	triesOf,
} from "./rows.ts";

/** One station's queue with all that its staff may know. */
export async function getQueue(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<QueueView, "forbidden">> {
	const allowed = await authorise(actor, "day:read", stationId, now);
	if (!allowed.ok) return allowed;
	const { facts, newcomer, planned, room, shortest } = await getOutlook(
		stationId,
		now,
	);
	const house = await findHouse(stationId, now);
	const view = queueView(facts, planned, actor.userId, now.epochMilliseconds);
	const own = view.desks.find(({ id }) => id === view.ownDeskId)?.visit;
	return ok({
		...view,
		told: own?.status === "called" ? await findTold(own.id) : null,
		walkIns: {
			mode: facts.walkIns,
			state: walkInsAt(facts, house, newcomer, shortest, now, room),
		},
	});
}

function queueView(
	facts: QueueFacts,
	planned: PlannedDesks,
	userId: string,
	now: number,
): Omit<QueueView, "walkIns" | "told"> {
	const { stationId, settings } = facts;
	const entries = facts.visits.map((row) =>
		entryOf(row, settings.noShowMinutes),
	);
	const desks = desksOf(facts, entries);
	const own = desks.find(({ clerk }) => clerk?.userId === userId);
	const next = own ? nextFor(own, desks, entries, now, settings) : null;
	const expected = facts.expected
		.filter(({ kind }) => !isRemote(kind as Kind))
		.map(expectedOf);
	return {
		stationId,
		asOf: now,
		settings,
		ownDeskId: own?.id ?? null,
		next: next && {
			visitId: next.visit.id,
			reason: next.reason,
			skipped: next.skipped,
			left: next.left,
		},
		undo: lastStepIn(facts, userId, own?.id ?? null),
		waiting: inOrder(entries, now, settings).map(
			({ visit, reason }, index): WaitingEntry => ({
				...visit,
				position: index + 1,
				reason,
				waitedMinutes: waitedMinutes(visit, now),
			}),
		),
		parked: entries.filter(
			(entry) =>
				entry.status === "parked" && !entry.isAway && !isWaiting(entry, now),
		),
		away: entries
			.filter(({ isAway }) => isAway)
			.sort(
				(a, b) =>
					(a.afar?.comeAt ?? Number.POSITIVE_INFINITY) -
						(b.afar?.comeAt ?? Number.POSITIVE_INFINITY) ||
					a.arrivedAt - b.arrivedAt,
			),
		desks,
		// Who has said that they come later is awaited then.
		notCheckedIn: expected.filter((one) => awaitedAt(one) <= now),
		coming: expected.filter((one) => awaitedAt(one) > now),
		remote: facts.expected
			.flatMap(remoteOf)
			.sort((a, b) => a.dueAt - b.dueAt || (a.ticket < b.ticket ? -1 : 1)),
		stuck: stuckIn(facts, planned, entries, now),
		finished: entries
			// Without a step that counts it was withdrawn: it never happened.
			.filter(({ status, hasBegun }) => isOutcome(status) && hasBegun)
			.sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0)),
	};
}

/** By visit; those of whom nothing is to be said are not in it. */
function stuckIn(
	{ desks, settings: { patienceMinutes } }: QueueFacts,
	planned: PlannedDesks,
	entries: readonly QueueEntry[],
	now: number,
): ReadonlyMap<string, Stuck> {
	const house = { desks: desksToday(desks, planned), now, patienceMinutes };
	return new Map(
		entries.flatMap((entry) => {
			// On the phone nobody goes from desk to desk.
			if (isOutcome(entry.status) || isRemote(entry.kind)) return [];
			const stuck = stuckOf(entry.walk, waitsFor(entry), house);
			return stuck ? [[entry.id, stuck] as const] : [];
		}),
	);
}

const awaitedAt = ({ startsAt, expectedAt }: ExpectedEntry): number =>
	expectedAt ?? startsAt;

function lastStepIn(
	{ visits }: QueueFacts,
	userId: string,
	ownDeskId: number | null,
): QueueView["undo"] {
	const last = lastStepOf(
		userId,
		visits.map((row) => ({ ...row, undo: undoablesOf(row.memo?.undo) })),
	);
	if (!last) return null;
	const { id, version, ticket } = last.visit;
	return {
		visit: { id, version, ticket },
		step: last.step.kind,
		problem: undoProblem(last, ownDeskId),
	};
}

/** An appointment's citizen waits from its time on, and nobody while they are served. */
function waitedMinutes(
	{ arrivedAt, startsAt, servedBefore = 0 }: QueueEntry,
	now: number,
): number {
	const since = Math.max(arrivedAt, startsAt ?? arrivedAt);
	return Math.max(0, Math.floor((now - since - servedBefore) / 60_000));
}

function desksOf(
	facts: QueueFacts,
	entries: readonly QueueEntry[],
): DeskView[] {
	return facts.desks.map((row) => ({
		...deskOf(row),
		name: row.name,
		clerk: row.presence && {
			userId: row.presence.userId,
			name: row.presence.user.name,
		},
		pause: row.pause && {
			until: row.pause.until?.getTime() ?? null,
		},
		visit:
			entries.find((entry) => entry.deskId === row.id && isAtDesk(entry)) ??
			null,
	}));
}

function remoteOf(row: QueueFacts["expected"][number]): RemoteEntry[] {
	const kind = row.kind as Kind;
	if (!isRemote(kind)) return [];
	const { tries, triedAt } = triesOf(row);
	const entry = expectedOf(row);
	return [
		{
			...entry,
			kind,
			tries,
			dueAt: dueAt(entry.startsAt, { tries, triedAt }),
			lacksRoom: kind === "video" && !row.contact?.videoAddress,
		},
	];
}

function expectedOf(row: QueueFacts["expected"][number]): ExpectedEntry {
	return {
		appointmentId: row.id,
		reference: row.reference ?? "",
		ticket: row.ticket ?? "",
		name: row.contact?.name ?? null,
		startsAt: row.startsAt.getTime(),
		expectedAt: expectedAtOf(row),
		minutes: plannedMinutes(plannedOf(row.services, row.date)),
		deskId: row.deskId,
		services: servicesOf(row.services),
		speaks: shownLanguage(row.locale, row.contact?.showsLanguage),
	};
}

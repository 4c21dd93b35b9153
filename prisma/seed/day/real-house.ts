import type { Actor } from "#lib/auth/rules/permission.ts";
import { selectionEntries } from "#lib/catalog/rules/selection.ts";
import { db } from "#lib/db/client.ts";
import { checkIn } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicket } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { recallVisit } from "#lib/queue/calling/commands/recall-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import type { Outcome } from "#lib/queue/queue.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import type { Result } from "#lib/result.ts";
import { minuteOf } from "#lib/time.ts";
import type { House } from "./play.ts";
import type { Visitor } from "./visitors.ts";

/** The real house: each step is a command on PostgreSQL, by the clerk of the desk. */
export class RealHouse implements House {
	/** By number of the visitor. */
	readonly visitIds = new Map<number, string>();
	/** Who was called, in this order. */
	readonly calls: { visitId: string; desk: number; at: number }[] = [];

	private readonly stationId: number;
	private readonly clerks: ReadonlyMap<number, Actor>;
	private readonly appointmentIds: ReadonlyMap<number, string>;
	private readonly reception: Actor;

	/** @param appointmentIds by number of the visitor */
	constructor(
		stationId: number,
		clerks: ReadonlyMap<number, Actor>,
		appointmentIds: ReadonlyMap<number, string>,
	) {
		this.stationId = stationId;
		this.clerks = clerks;
		this.appointmentIds = appointmentIds;
		const [first] = clerks.values();
		if (!first) throw new Error("A house needs a clerk");
		this.reception = first;
	}

	async arrive(who: Visitor, at: number) {
		const { stationId } = this;
		const now = instant(at);
		const appointmentId = this.appointmentIds.get(who.number);
		if (appointmentId !== undefined) {
			const came = must(
				await checkIn(this.reception, {
					stationId,
					who: { appointmentId },
					now,
				}),
			);
			if (came.outcome !== "checked-in")
				throw new Error(`Visitor ${who.number}: ${came.outcome}`);
			this.visitIds.set(who.number, came.visitId);
			return;
		}
		const ticket = {
			stationId,
			key: `visitor ${who.number}`,
			services: selectionEntries(who.selection),
			locale: "de",
			priority: who.priority,
			priorityReason: "Es ist eilig",
			override: true,
			now,
		};
		const drawn = must(await drawTicket(this.reception, ticket));
		this.visitIds.set(who.number, drawn.visitId);
	}

	async callNext(desk: number, at: number) {
		const result = await callNext(this.clerk(desk), { now: instant(at) });
		if (!result.ok && result.error === "nobody-waiting") return null;
		const { visitId } = must(result);
		this.calls.push({ visitId, desk, at });
		return this.visitor(visitId);
	}

	async callUnseen(desk: number, who: Visitor, at: number) {
		const appointmentId = this.appointmentIds.get(who.number);
		if (appointmentId === undefined) throw new Error("Walk-ins are seen");
		const result = await callVisit(this.clerk(desk), {
			who: { appointmentId },
			now: instant(at),
		});
		if (!result.ok && result.error === "desk-cannot-serve") return false;
		const { visitId } = must(result);
		this.visitIds.set(who.number, visitId);
		this.calls.push({ visitId, desk, at });
		return true;
	}

	async recall(who: Visitor, at: number) {
		must(await recallVisit(this.reception, await this.change(who, at)));
	}

	async serve(who: Visitor, at: number) {
		must(await serveVisit(this.reception, await this.change(who, at)));
	}

	async park(who: Visitor, until: number, at: number) {
		const change = await this.change(who, at);
		const minute = minuteOf(instant(until));
		must(await parkVisit(this.reception, { ...change, until: minute }));
	}

	async handOver(who: Visitor, deskId: number, at: number) {
		const change = await this.change(who, at);
		const result = await handOver(this.reception, {
			...change,
			to: { deskId },
		});
		if (!result.ok && result.error === "desk-cannot-serve") return false;
		must(result);
		return true;
	}

	async finish(who: Visitor, outcome: Outcome, at: number) {
		const change = await this.change(who, at);
		const missing = "Das Passfoto";
		must(await finishVisit(this.clerkOf(who), { ...change, outcome, missing }));
	}

	async reopen(who: Visitor, at: number) {
		must(await reopenVisit(this.reception, await this.change(who, at)));
	}

	async undo(who: Visitor, at: number) {
		must(await undoStep(this.clerkOf(who), await this.change(who, at)));
	}

	private readonly visitors = new Map<number, Visitor>();

	/** Tells who is who before the day begins. */
	expect(visitors: readonly Visitor[]): this {
		for (const who of visitors) this.visitors.set(who.number, who);
		return this;
	}

	private visitor(visitId: string): Visitor {
		for (const [number, id] of this.visitIds) {
			const who = id === visitId ? this.visitors.get(number) : undefined;
			if (who) return who;
		}
		throw new Error(`Nobody has the visit ${visitId}`);
	}

	private clerk(desk: number): Actor {
		const clerk = this.clerks.get(desk);
		if (!clerk) throw new Error(`Nobody sits at desk ${desk}`);
		return clerk;
	}

	/** Whoever called them last; the reception for those whom nobody called. */
	private clerkOf(who: Visitor): Actor {
		const visitId = this.visitIds.get(who.number);
		const last = this.calls.findLast((call) => call.visitId === visitId);
		return last ? this.clerk(last.desk) : this.reception;
	}

	/** As the clerk's page would show it. */
	private async change(who: Visitor, at: number) {
		const visitId = this.visitIds.get(who.number) ?? "";
		const { version } = await db().visit.findUniqueOrThrow({
			where: { id: visitId },
			select: { version: true },
		});
		return { visitId, version, now: instant(at) };
	}
}

const instant = (milliseconds: number) =>
	Temporal.Instant.fromEpochMilliseconds(milliseconds);

function must<Value>(result: Result<Value, string>): Value {
	if (!result.ok) throw new Error(result.error);
	return result.value;
}

import { canCall, nextVisit } from "#lib/queue/order/rules/order.ts";
import type {
	Outcome,
	QueueDesk,
	QueueSettings,
	VisitStatus,
	VisitStep,
} from "#lib/queue/queue.ts";
import { appointmentStatusOf } from "#lib/queue/visit/rules/steps.ts";
import type { Before } from "#lib/queue/visit/rules/undo.ts";
import type { Job, OpenDesk } from "#lib/queue/waits/rules/situation.ts";
import type { House } from "./play.ts";
import type { Visitor } from "./visitors.ts";

/** A step that was taken, as the table of events has it. */
interface PaperStep {
	at: number;
	kind: VisitStep;
	fromStatus: VisitStatus | null;
	toStatus: VisitStatus;
	deskId: number | null;
	undone: boolean;
	/** The visit before it; null: it began with this step. */
	before: Before | null;
}

/** A visit on paper. */
export interface PaperVisit extends Job {
	who: Visitor;
	deskId: number | null;
	calledAt: number | null;
	calls: number;
	servingAt: number | null;
	endedAt: number | null;
	steps: PaperStep[];
}

/** A house without a database, with the same order of calling: for benchmarks and invented days. */
export class PaperHouse implements House {
	readonly visits = new Map<number, PaperVisit>();

	private readonly desks: ReadonlyMap<number, QueueDesk>;
	private readonly settings: QueueSettings;
	/** Looks at the house right after somebody came. */
	private readonly came: (visit: PaperVisit) => void;
	/** How long serving them is likely to take. */
	private readonly minutesOf: (who: Visitor) => number;

	constructor(
		desks: readonly QueueDesk[],
		settings: QueueSettings,
		minutesOf: (who: Visitor) => number = () => 0,
		came: (visit: PaperVisit) => void = () => {},
	) {
		this.minutesOf = minutesOf;
		this.desks = new Map(desks.map((desk) => [desk.id, desk]));
		this.settings = settings;
		this.came = came;
	}

	/** Whom each desk has at present. */
	openDesks(): OpenDesk[] {
		return [...this.desks.values()].map((desk) => {
			const visit = [...this.visits.values()].find(
				({ deskId, status }) =>
					deskId === desk.id && (status === "called" || status === "serving"),
			);
			return {
				...desk,
				busy: visit
					? {
							since: visit.servingAt ?? visit.calledAt ?? 0,
							isServed: visit.status === "serving",
							minutes: visit.minutes,
						}
					: null,
			};
		});
	}

	async arrive(who: Visitor, at: number) {
		const visit = this.begin(who, at, "waiting", null);
		this.came(visit);
	}

	async callNext(deskId: number, at: number) {
		const desk = this.desk(deskId);
		const next = nextVisit([...this.visits.values()], desk, at, this.settings);
		if (!next) return null;
		this.call(next.visit, deskId, at);
		return next.visit.who;
	}

	async callUnseen(deskId: number, who: Visitor, at: number) {
		const serviceIds = serviceIdsOf(who);
		if (!canCall(this.desk(deskId), { serviceIds, forDeskId: null }))
			return false;
		this.begin(who, at, "called", deskId);
		return true;
	}

	async recall(who: Visitor, at: number) {
		const visit = this.visit(who);
		visit.calls += 1;
		this.step(visit, "recalled", visit.status, at);
	}

	async serve(who: Visitor, at: number) {
		const visit = this.visit(who);
		this.step(visit, "serving", "serving", at);
		visit.servingAt = at;
	}

	async park(who: Visitor, until: number, at: number) {
		const visit = this.visit(who);
		this.step(visit, "parked", "parked", at);
		Object.assign(visit, { parkedUntil: until, deskId: null });
	}

	async handOver(who: Visitor, deskId: number, at: number) {
		const visit = this.visit(who);
		if (!canCall(this.desk(deskId), { ...visit, forDeskId: null }))
			return false;
		this.step(visit, "handed-over", "waiting", at);
		Object.assign(visit, {
			forDeskId: deskId,
			handedOverAt: at,
			deskId: null,
			calledAt: null,
			calls: 0,
			servingAt: null,
		});
		return true;
	}

	async finish(who: Visitor, outcome: Outcome, at: number) {
		const visit = this.visit(who);
		this.step(visit, outcome, outcome, at);
		visit.endedAt = at;
	}

	async reopen(who: Visitor, at: number) {
		const visit = this.visit(who);
		this.step(visit, "reopened", "waiting", at);
		const fresh = { deskId: null, calledAt: null, calls: 0, endedAt: null };
		Object.assign(visit, { ...fresh, servingAt: null });
	}

	/** Only ever of a "done" that came too early. */
	async undo(who: Visitor, at: number) {
		const visit = this.visit(who);
		const last = visit.steps.at(-1);
		if (last) last.undone = true;
		this.step(visit, "undone", "serving", at);
		visit.endedAt = null;
	}

	private begin(
		who: Visitor,
		at: number,
		status: "waiting" | "called",
		deskId: number | null,
	): PaperVisit {
		const isCalled = status === "called";
		const visit: PaperVisit = {
			id: String(who.number),
			ticket: String(who.number).padStart(3, "0"),
			who,
			status,
			arrivedAt: at,
			startsAt: who.startsAt,
			priority: who.priority,
			serviceIds: serviceIdsOf(who),
			forDeskId: null,
			handedOverAt: null,
			parkedUntil: null,
			minutes: this.minutesOf(who),
			deskId,
			calledAt: isCalled ? at : null,
			calls: isCalled ? 1 : 0,
			servingAt: null,
			endedAt: null,
			steps: [
				{
					at,
					kind: isCalled ? "called" : "arrived",
					fromStatus: null,
					toStatus: status,
					deskId,
					undone: false,
					before: null,
				},
			],
		};
		this.visits.set(who.number, visit);
		return visit;
	}

	private call(visit: PaperVisit, deskId: number, at: number) {
		visit.deskId = deskId;
		this.step(visit, "called", "called", at);
		visit.calledAt ??= at;
		visit.calls += 1;
		Object.assign(visit, {
			forDeskId: null,
			handedOverAt: null,
			parkedUntil: null,
		});
	}

	private step(
		visit: PaperVisit,
		kind: VisitStep,
		toStatus: VisitStatus,
		at: number,
	) {
		const { status: fromStatus, deskId } = visit;
		const before = beforeOf(visit);
		const undone = false;
		visit.steps.push({
			at,
			kind,
			fromStatus,
			toStatus,
			deskId,
			undone,
			before,
		});
		visit.status = toStatus;
	}

	private desk(id: number): QueueDesk {
		const desk = this.desks.get(id);
		if (!desk) throw new Error(`No desk ${id}`);
		return desk;
	}

	private visit({ number }: Visitor): PaperVisit {
		const visit = this.visits.get(number);
		if (!visit) throw new Error(`Visitor ${number} is not here`);
		return visit;
	}
}

function beforeOf({ who, ...visit }: PaperVisit): Before {
	return {
		status: visit.status,
		priority: visit.priority,
		priorityReason: null,
		deskId: visit.deskId,
		forDeskId: visit.forDeskId,
		handedOverAt: visit.handedOverAt,
		calledAt: visit.calledAt,
		calls: visit.calls,
		servingAt: visit.servingAt,
		endedAt: visit.endedAt,
		parkedUntil: visit.parkedUntil,
		note: null,
		missing: null,
		services: who.selection.map(({ service, quantity }) => ({
			serviceId: service.id,
			quantity,
		})),
		appointmentStatus:
			who.startsAt === null ? null : appointmentStatusOf(visit.status),
	};
}

const serviceIdsOf = ({ selection }: Visitor) =>
	selection.map(({ service }) => service.id);

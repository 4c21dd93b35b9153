import fc from "fast-check";
import { expect, test } from "vitest";
import type { Busy, DayFacts } from "#lib/availability/availability.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { deskFor } from "#lib/availability/rules/free-starts.ts";
import { overlaps } from "#lib/availability/rules/span.ts";
import {
	type CaseStatus,
	OPEN_STATUSES,
} from "#lib/planning/change/rules/case.ts";
import { isCovered } from "#lib/planning/change/rules/coverage.ts";
import type { Decision } from "#lib/planning/change/rules/decision.ts";
import {
	lostBy,
	type StandingWithMail,
	waysOn,
} from "#lib/planning/change/rules/impact.ts";
import {
	automaticDecisions,
	outcomesOf,
} from "#lib/planning/change/rules/outcome.ts";
import {
	applyChange,
	type PlacedChange,
	type Plan,
	type PlanChange,
} from "#lib/planning/planning.ts";
import type { CivilDate } from "#lib/time.ts";

/** A Tuesday; three days with three desks each, so that things get tight. */
const NOW = Temporal.Instant.from("2026-11-24T10:00:00+01:00");
const DATES: CivilDate[] = ["2026-11-30", "2026-12-01", "2026-12-02"];
const STATION = 1;
const DESKS = [1, 2, 3];
const SERVICES = [1, 2];
const RULES = {
	leadMinutes: 0,
	horizonDays: 60,
	usefulGapMinutes: 0,
	staffGoesOnlineDays: null,
};

const opening = (id: number, deskIds: number[], from = 480, until = 600) => ({
	id,
	deskIds,
	kind: "single" as const,
	weekday: null,
	everyWeeks: 1,
	weekOfMonth: null,
	date: DATES[id % DATES.length] ?? "2026-11-30",
	from,
	until,
	validFrom: "2026-01-01" as CivilDate,
	validUntil: null,
	channel: "online" as const,
	releaseDaysBefore: 60,
	releaseMinute: 0,
	byLot: false,
});

const desk = (id: number, serves: readonly number[] | null = null) => ({
	id,
	name: `Platz ${id}`,
	position: id,
	active: true,
	serves,
	ownDays: [],
});

/** A little world: the plan, who is booked, and who is on a list. */
class World {
	plan: Plan = {
		rules: RULES,
		desks: DESKS.map((id) => ({ id, serves: null })),
		openings: DATES.map((_, id) => opening(id, DESKS)),
		closures: [],
		openHolidays: new Set(),
	};
	booked: StandingWithMail[] = [];
	holds: { of: string; busy: Busy; date: CivilDate }[] = [];
	cases = new Map<string, CaseStatus>();
	private count = 0;

	busyOn(date: CivilDate): Busy[] {
		const booked = this.booked
			.filter((one) => one.date === date)
			.map(({ id, deskId, from, until }) => ({
				appointmentId: id,
				deskId,
				from,
				until,
				holdExpiresAt: null,
			}));
		const held = this.holds
			.filter((one) => one.date === date)
			.map(({ busy }) => busy);
		return [...booked, ...held];
	}

	facts(plan: Plan, date: CivilDate): DayFacts {
		const busy = this.busyOn(date);
		return composeDay({ ...plan, date, stationId: STATION, busy });
	}

	book(date: CivilDate, start: number, minutes: number, service: number) {
		const deskId = deskFor(
			this.facts(this.plan, date),
			RULES,
			{
				serviceIds: [service],
				minutes,
				channel: "online",
				now: NOW.epochMilliseconds,
			},
			start,
		);
		if (deskId === null) return;
		this.count += 1;
		this.booked.push({
			id: `a${String(this.count).padStart(3, "0")}`,
			stationId: STATION,
			deskId,
			date,
			from: start,
			until: start + minutes,
			serviceIds: [service],
			hasEmail: this.count % 2 === 0,
		});
	}

	change(change: PlanChange, way: "automatic" | "keep" | "cancel" | "call") {
		const placed: PlacedChange = { stationId: STATION, change };
		const after = applyChange(this.plan, STATION, placed, NOW);
		const days = DATES.map((date) => ({
			stationId: STATION,
			before: this.facts(this.plan, date),
			after: this.facts(after, date),
		}));
		const lost = lostBy(days, this.booked, this.cases);
		const houses = [
			{ stationId: STATION, rules: RULES, days: days.map((one) => one.after) },
		];
		const affected = waysOn(lost, days, houses, NOW);
		const decisions = new Map<string, Decision>(
			way === "automatic"
				? automaticDecisions(affected)
				: lost.map(({ id }) => [
						id,
						way === "cancel"
							? { way, reason: "zu" }
							: way === "keep"
								? { way }
								: { way: "move", time: null },
					]),
		);
		const outcomes = outcomesOf(lost, decisions, days, houses, NOW);
		// Decided on the same facts, everything suggested must still be there.
		if (!outcomes.ok) throw new Error(outcomes.error);
		this.plan = { ...after, closures: after.closures.map(numbered) };
		for (const outcome of outcomes.value) {
			const { appointment } = outcome;
			switch (outcome.way) {
				case "desk":
					this.replace(appointment.id, { deskId: outcome.deskId });
					this.cases.delete(appointment.id);
					break;
				case "keep":
					this.cases.set(appointment.id, "kept");
					break;
				case "move":
					this.cases.set(
						appointment.id,
						outcome.held && appointment.hasEmail ? "offered" : "to-call",
					);
					if (outcome.held)
						this.holds.push({
							of: appointment.id,
							date: outcome.held.date,
							busy: {
								appointmentId: `hold of ${appointment.id}`,
								deskId: outcome.held.deskId,
								from: outcome.held.start,
								until:
									outcome.held.start + appointment.until - appointment.from,
								holdExpiresAt: null,
							},
						});
					break;
				case "cancel":
					this.booked = this.booked.filter(({ id }) => id !== appointment.id);
					break;
			}
		}
		// As saving does: holds that lost their desk end, who is covered again leaves the list.
		this.holds = this.holds.filter(({ date, busy, of }) => {
			const stays = isCovered(this.facts(this.plan, date), {
				...busy,
				serviceIds: this.booked.find(({ id }) => id === of)?.serviceIds ?? [],
			});
			if (!stays && this.cases.get(of) === "offered")
				this.cases.set(of, "to-call");
			return stays;
		});
		for (const one of this.booked)
			if (this.cases.has(one.id) && this.isCovered(one))
				this.cases.delete(one.id);
	}

	accept(index: number) {
		const held = this.holds[index % Math.max(1, this.holds.length)];
		const one = this.booked.find(({ id }) => id === held?.of);
		if (!held || !one) return;
		const { deskId, from, until } = held.busy;
		this.replace(one.id, { deskId, from, until, date: held.date });
		this.holds = this.holds.filter((other) => other !== held);
		this.cases.delete(one.id);
	}

	private replace(id: string, change: Partial<StandingWithMail>) {
		this.booked = this.booked.map((one) =>
			one.id === id ? { ...one, ...change } : one,
		);
	}

	isCovered(one: StandingWithMail): boolean {
		return isCovered(this.facts(this.plan, one.date), one);
	}
}

let closureId = 0;
const numbered = <Kind extends { id: number | null }>(closure: Kind): Kind => ({
	...closure,
	id: closure.id ?? ++closureId,
});

const date = fc.constantFrom(...DATES);
const wayOn = fc.constantFrom(
	"automatic",
	"automatic",
	"keep",
	"cancel",
	"call",
);
const minute = fc.integer({ min: 96, max: 120 }).map((five) => five * 5);

const closing = fc
	.record({
		scope: fc.constantFrom("station", "desk", "services"),
		day: date,
		desk: fc.constantFrom(...DESKS),
		hours: fc.option(fc.tuple(minute, minute)),
	})
	.map(({ scope, day, desk, hours }): PlanChange => {
		const [a = 0, b = 0] = hours?.toSorted((x, y) => x - y) ?? [];
		return {
			kind: "closure",
			closure: {
				scope: scope as "station" | "desk" | "services",
				stationId: STATION,
				deskId: scope === "desk" ? desk : null,
				serviceIds: scope === "services" ? [1] : [],
				from: hours ? a : null,
				until: hours ? b + 5 : null,
				days: [{ startDate: day, endDate: day }],
				reason: { de: "zu", en: "" },
			},
		};
	});

const rostering = fc
	.record({
		serves: fc.array(fc.constantFrom(null, [1], [2], "off" as const), {
			minLength: 3,
			maxLength: 3,
		}),
		from: fc.constantFrom(480, 510),
		until: fc.constantFrom(570, 600, 660),
	})
	.map(({ serves, from, until }): PlanChange => {
		const desks = DESKS.flatMap((id, index) => {
			const what = serves[index];
			return what === "off" ? [] : [desk(id, what ?? null)];
		});
		const ids = desks.map(({ id }) => id);
		return {
			kind: "roster",
			desks,
			openings: DATES.map((_, id) => opening(id, ids, from, until)),
		};
	});

const booking = fc.record({
	do: fc.constant("book" as const),
	date,
	start: fc.integer({ min: 96, max: 119 }).map((five) => five * 5),
	minutes: fc.constantFrom(5, 15, 30),
	service: fc.constantFrom(...SERVICES),
});
const planning = fc.record({
	do: fc.constant("change" as const),
	change: fc.oneof(closing, closing, rostering),
	way: wayOn,
});
const ending = fc.record({ do: fc.constant("end" as const), date });
const accepting = fc.record({
	do: fc.constant("accept" as const),
	index: fc.nat(20),
});

test("whatever is booked, closed, opened again and planned anew, in any order: everybody has a desk or is on a list, and nobody shares one", () => {
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					{ weight: 4, arbitrary: booking },
					planning,
					ending,
					accepting,
				),
				{
					minLength: 5,
					maxLength: 40,
				},
			),
			(steps) => {
				const world = new World();
				for (const step of steps) {
					if (step.do === "book")
						world.book(step.date, step.start, step.minutes, step.service);
					else if (step.do === "accept") world.accept(step.index);
					else if (step.do === "end")
						world.change(
							{
								kind: "closure-end",
								closureIds: world.plan.closures.flatMap(({ id }) => id ?? []),
								from: step.date,
							},
							"automatic",
						);
					else
						world.change(
							step.change,
							step.way as "automatic" | "keep" | "cancel" | "call",
						);
					for (const one of world.booked) {
						const status = world.cases.get(one.id);
						const isListed = OPEN_STATUSES.some((open) => open === status);
						expect(world.isCovered(one) || isListed, one.id).toBe(true);
					}
					for (const day of DATES) expectNoOverlap(world.busyOn(day));
				}
			},
		),
		{ numRuns: 200 },
	);
});

function expectNoOverlap(busy: readonly Busy[]) {
	for (const [index, one] of busy.entries())
		for (const other of busy.slice(index + 1)) {
			const isOwnHold =
				one.appointmentId === `hold of ${other.appointmentId}` ||
				other.appointmentId === `hold of ${one.appointmentId}`;
			expect(
				!isOwnHold && one.deskId === other.deskId && overlaps(one, other),
				`${JSON.stringify(one)} ${JSON.stringify(other)}`,
			).toBe(false);
		}
}

import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readRosters } from "#lib/availability/queries/roster.ts";
import { composeDay } from "#lib/availability/rules/compose.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { closePgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/planning/change/commands/answer-offer.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { settleCall } from "#lib/planning/change/commands/settle-call.ts";
import { settleCases } from "#lib/planning/change/commands/settle-cases.ts";
import { OPEN_STATUSES } from "#lib/planning/change/rules/case.ts";
import { isCovered } from "#lib/planning/change/rules/coverage.ts";
import type { Decision } from "#lib/planning/change/rules/decision.ts";
import type { PlanChange } from "#lib/planning/planning.ts";
import { findRoster } from "#lib/planning/roster/queries/find-roster.ts";
import { applyEdit, type RosterEdit } from "#lib/planning/roster/rules/edit.ts";
import type { CivilDate } from "#lib/time.ts";
import { minuteOf } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	countOverlaps,
	holdAnother,
	moveThere,
	NOW,
	PERSON,
} from "#tests/support/booking.ts";
import {
	makeCity,
	makeService,
	makeStation,
	removeStation,
} from "#tests/support/factory.ts";
import { closureOf, decided } from "#tests/support/planning.ts";

/** Three days of two desks for two hours each, so that things get tight. */
const DATES: CivilDate[] = ["2026-11-30", "2026-12-01", "2026-12-02"];
const HOURS = { from: 480, until: 600 };

let services: { id: number; slug: string }[];

beforeAll(async () => {
	await makeCity();
	services = [await makeService(), await makeService()];
});
afterAll(() => closePgBoss());

const start = fc.integer({ min: 0, max: 7 }).map((nth) => 480 + 15 * nth);
const date = fc.constantFrom(...DATES);
const place = { date, start, service: fc.nat(1) };
const way = fc.constantFrom("automatic", "move", "move", "keep", "cancel");
const nth = fc.nat(20);
const hours = fc.option(fc.tuple(start, start));

const step = fc.oneof(
	{
		weight: 8,
		arbitrary: fc.record({
			do: fc.constant("book"),
			...place,
			mail: fc.boolean(),
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant("close"),
			scope: fc.constantFrom("station", "desk", "services"),
			date,
			hours,
			way,
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constant("plan"),
			what: fc.constantFrom("shorter", "longer", "own-day", "serves", "off"),
			date,
			desk: fc.nat(1),
			way,
		}),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("open-again") }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant("accept"), nth }) },
	fc.record({ do: fc.constant("decline"), nth }),
	fc.record({
		do: fc.constant("called"),
		nth,
		outcome: fc.constantFrom("reached", "keep", "accept"),
	}),
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant("move"), nth, ...place }),
	},
	fc.record({ do: fc.constant("cancel"), nth }),
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("wait") }) },
);
type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never;

/** A station, whoever plans it, and everybody who has booked there. */
class World {
	readonly station: Awaited<ReturnType<typeof makeStation>>;
	private readonly lead: Awaited<ReturnType<typeof makeActor>>;
	private readonly links: { reference: string; token: string }[] = [];
	private now = NOW;

	private constructor(station: World["station"], lead: World["lead"]) {
		this.station = station;
		this.lead = lead;
	}

	static async make(): Promise<World> {
		const station = await makeStation({ desks: 2, ...HOURS });
		return new World(station, await makeActor("lead", station));
	}

	/** What is refused changes nothing: as in life, not everything that is tried works. */
	async take(one: Step): Promise<void> {
		this.now = this.now.add({ minutes: 1 });
		const { now, lead, links } = this;
		const slugOf = (service: number) => services[service]?.slug ?? "";
		switch (one.do) {
			case "book": {
				const wanted = this.wanted(one);
				const details = one.mail
					? PERSON
					: { ...PERSON, email: null, phone: "0203 1234" };
				const booked = await book(wanted, details).catch(refusedOnly);
				if (booked) links.push(booked);
				return;
			}
			case "close": {
				const [a = 0, b = 0] = one.hours?.toSorted((x, y) => x - y) ?? [];
				return this.change(
					closureOf(this.station.id, one.date, {
						scope: one.scope as "station" | "desk" | "services",
						deskId:
							one.scope === "desk" ? (this.station.deskIds[0] ?? 0) : null,
						serviceIds: one.scope === "services" ? [services[0]?.id ?? 0] : [],
						from: one.hours ? a : null,
						until: one.hours ? b + 15 : null,
					}),
					one.way,
				);
			}
			case "open-again": {
				const closures = await db().closure.findMany({
					where: { stationId: this.station.id },
				});
				if (closures.length === 0) return;
				return this.change(
					{
						kind: "closure-end",
						closureIds: closures.map(({ id }) => id),
						from: "2026-11-30",
					},
					"automatic",
				);
			}
			case "plan":
				return this.plan(one);
			case "accept":
			case "decline": {
				const found = await this.caseOf(one.nth);
				if (!found) return;
				const answer = { ...found, now };
				await (one.do === "accept"
					? acceptOffer(answer)
					: declineOffer(answer));
				return;
			}
			case "called": {
				const found = await this.caseOf(one.nth);
				const outcome = one.outcome as "reached" | "keep" | "accept";
				if (found)
					await settleCall(lead, { caseId: found.caseId, outcome, now });
				return;
			}
			case "move": {
				const link = links[one.nth % Math.max(1, links.length)];
				if (!link) return;
				const own = await this.servicesOf(link.reference);
				const wanted = {
					...this.wanted(one),
					service: own[0] ?? slugOf(0),
					token: String(links.length).padStart(22, "m"),
				};
				if ((await holdAnother(link, wanted)).ok) await moveThere(link, wanted);
				return;
			}
			case "cancel": {
				const link = links[one.nth % Math.max(1, links.length)];
				if (link) await cancelAppointment({ ...link, now });
				return;
			}
			case "wait": {
				this.now = now.add({ hours: 13 });
				return settleCases(this.now);
			}
		}
	}

	private wanted(one: { date: CivilDate; start: number; service: number }) {
		return {
			station: this.station.slug,
			service: services[one.service]?.slug ?? "",
			date: one.date,
			start: one.start,
			now: this.now,
		};
	}

	private async plan(one: Extract<Step, { do: "plan" }>): Promise<void> {
		const found = await findRoster(this.lead, this.station.id, this.now);
		if (!found.ok) throw new Error(found.error);
		const { plan } = found.value;
		const deskId = this.station.deskIds[one.desk] ?? 0;
		const desk = plan.desks.find(({ id }) => id === deskId);
		const [opening] = plan.openings.filter(({ kind }) => kind === "weekly");
		if (!desk || !opening) return;
		const span = { ...HOURS, until: 540, releaseDaysBefore: 365 };
		const edit: RosterEdit =
			one.what === "own-day"
				? {
						kind: "day",
						deskIds: [deskId],
						date: one.date,
						spans: [
							{ ...span, channel: "walk-in", releaseMinute: 0, byLot: false },
						],
					}
				: one.what === "serves" || one.what === "off"
					? {
							kind: "desk",
							id: deskId,
							desk: {
								...desk,
								active: one.what === "off" ? !desk.active : desk.active,
								serves: desk.serves === null ? [services[1]?.id ?? 0] : null,
							},
						}
					: {
							kind: "openings",
							id: opening.id,
							openings: [
								{
									...opening,
									...HOURS,
									until: one.what === "shorter" ? 525 : 600,
								},
							],
						};
		return this.change({ kind: "roster", ...applyEdit(plan, edit) }, one.way);
	}

	private async change(planned: PlanChange, decision: string): Promise<void> {
		const request = await decided(
			this.lead,
			this.station.id,
			planned,
			decision === "automatic" ? "move" : (decision as Decision["way"]),
			this.now,
		);
		const saved = await saveChange(
			this.lead,
			decision === "automatic"
				? { ...request, decisions: "automatic" }
				: request,
		);
		// Nobody else is there, so what the page proposed can be saved.
		expect(saved).toMatchObject({ ok: true });
	}

	/** Somebody who is on a list, with their link. */
	private async caseOf(index: number) {
		const cases = await db().planCase.findMany({
			where: {
				stationId: this.station.id,
				status: { in: ["offered", "to-call", "reached"] },
			},
			include: { appointment: true },
			orderBy: [{ startsAt: "asc" }, { id: "asc" }],
		});
		const found = cases[index % Math.max(1, cases.length)];
		const link = this.links.find(
			({ reference }) => reference === found?.appointment.reference,
		);
		return found && link ? { caseId: found.id, link } : null;
	}

	private async servicesOf(reference: string): Promise<string[]> {
		const rows = await db().appointmentService.findMany({
			where: { appointment: { reference } },
			include: { service: { select: { slug: true } } },
		});
		return rows.map(({ service }) => service.slug);
	}

	/**
	 * Everybody who is booked has a desk that is there for them, or stands on a list; nobody shares one. Once the lists are
	 * swept, nobody stands there in vain.
	 */
	async check(isSwept: boolean): Promise<void> {
		expect(await countOverlaps()).toBe(0);
		const stationId = this.station.id;
		const roster = (await readRosters(db(), [stationId])).get(stationId);
		if (!roster) throw new Error("no roster");
		const booked = await db().appointment.findMany({
			where: { stationId, status: "booked" },
			include: {
				services: true,
				cases: { where: { status: { in: [...OPEN_STATUSES] } } },
			},
		});
		for (const { cases, services, ...row } of booked) {
			const date = fromDbDate(row.date);
			const covered = isCovered(
				composeDay({ ...roster, stationId, date, busy: [] }),
				{
					deskId: row.deskId,
					from: minute(row.startsAt),
					until: minute(row.endsAt),
					serviceIds: services.map(({ serviceId }) => serviceId),
				},
			);
			const lists = cases
				.filter(({ reason }) => reason !== "open-again")
				.map(({ status }) => status);
			if (!covered)
				expect([row.reference, lists.length]).toEqual([row.reference, 1]);
			else if (isSwept)
				expect([row.reference, lists]).toEqual([row.reference, []]);
		}
	}
}

const minute = (at: Date) =>
	minuteOf(Temporal.Instant.fromEpochMilliseconds(at.getTime()));

/** A time that is not free; anything else fails the test. */
function refusedOnly(error: Error): null {
	if (/^[a-z-]+$/.test(error.message)) return null;
	throw error;
}

test("whatever people and leads do, in any order: who is booked has a desk or is on a list, and nobody shares one", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 8, maxLength: 24 }),
			async (steps) => {
				const world = await World.make();
				for (const one of steps) {
					await world.take(one);
					await world.check(one.do === "wait");
				}
				await removeStation(world.station.id);
			},
		),
		// Always the same sequences: a test of this size finds what is broken anew, not what nobody has met.
		{ numRuns: 8, seed: 5, endOnFailure: true },
	);
});

import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { GET as availability } from "#app/api/v1/availability/route.ts";
import { GET as nextRelease } from "#app/api/v1/next-release/route.ts";
import { GET as services } from "#app/api/v1/services/route.ts";
import { GET as stations } from "#app/api/v1/stations/route.ts";
import { GET as waitTimes } from "#app/api/v1/wait-times/route.ts";
import {
	findNextRelease,
	listClosedDays,
	listServingStations,
} from "#lib/availability/queries/free-days.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import {
	findEarliest,
	listFreeTimes,
} from "#lib/booking/queries/free-times.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { closePgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { announceDraws } from "#lib/draw/commands/announce.ts";
import { makeDraws } from "#lib/draw/commands/make-draws.ts";
import { listOpenDraws } from "#lib/draw/queries/find-draws.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { type Made, recorded, stillHolds } from "#lib/finished/finished.ts";
import { Versions } from "#lib/finished/versions.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { now, setDemoClock } from "#lib/runtime/clock.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
import { book, confirm, hold, NOW, PERSON } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	call,
	come,
	drawn,
	type House,
	openHouse,
} from "#tests/support/queue.ts";

/** The demo's clock is the one that can stand still: what is compared was asked at the same instant. */
Object.assign(process.env, { APP_ENV: "demo", APP_NOW: "" });
takeGlobal("env");

function setClock(at: Temporal.Instant): void {
	const instant = at.epochMilliseconds;
	setDemoClock({
		realAt: 0,
		playedAt: instant,
		playedUntil: instant,
		seenAt: Number.MAX_SAFE_INTEGER,
	});
}

/** Milliseconds since the beginning, on the clock that nobody sets. */
let passed = 0;
const monotonic = () => passed;
/** This process, which also writes, and another one. */
const processes = [
	onGlobal("versions", () => new Versions(monotonic)),
	new Versions(monotonic),
];

let houses: House[];
const house = (nth: number) => {
	const found = houses[nth % houses.length];
	if (!found) throw new Error("no house");
	return found;
};

beforeAll(async () => {
	setClock(NOW);
	await makeCity();
	houses = [await openHouse(2), await openHouse(1)];
	for (const { id } of houses)
		await db().station.update({ where: { id }, data: { horizonDays: 9 } });
	await db().opening.updateMany({
		data: { untilMinute: 540, releaseDaysBefore: 7, releaseMinute: 605 },
	});
});
afterAll(async () => {
	await processes[1]?.close();
	await closePgBoss();
});

/** A few each time, because each step makes every page anew. */
const RUNS = 8;
const DATES: CivilDate[] = ["2026-11-25", "2026-11-26", "2026-12-01"];

/** What the public pages and the API are made of, without their words. */
const PAGES: Record<string, () => Promise<unknown>> = {
	start: async () => {
		const catalog = await getCatalog("de");
		return [catalog, await listWaits(now()), await closedDays()];
	},
	where: async () => {
		const catalog = await getCatalog("de");
		const ids = onlineStations(catalog).map(({ id }) => id);
		return [
			await findEarliest(catalog, selection(catalog), now(), null),
			await listServingStations(ids, [house(0).service.id], today()),
			await closedDays(),
		];
	},
	when: async () => {
		const catalog = await getCatalog("en");
		const online = onlineStations(catalog);
		return [
			await listFreeTimes(online, selection(catalog), catalog, now(), null),
			await findNextRelease({
				stationIds: online.map(({ id }) => id),
				serviceIds: [house(0).service.id],
				lengthOn: () => 15,
				now: now(),
			}),
		];
	},
	api: async () => {
		const query = `service=${house(0).service.slug}&station=${house(0).slug}&from=2026-11-24&to=2026-12-10`;
		const request = new Request(`http://localhost/api?${query}`);
		const answers = await Promise.all(
			[availability, nextRelease, services, stations].map((get) =>
				get(request),
			),
		);
		return Promise.all(answers.map((answer) => answer.text()));
	},
	waits: async () => {
		const { asOf: _, ...waits } = await (await waitTimes()).json();
		return waits;
	},
	words: async () => [await listImprovements("de"), await getRetention()],
	draws: () =>
		listOpenDraws(
			houses.map(({ id }) => id),
			now(),
		),
};

const today = () => civilDateOf(now());
const closedDays = () =>
	listClosedDays(
		houses.map(({ id }) => id),
		today(),
		addDays(today(), 31),
		"de",
		[house(0).service.id],
	);

function selection(catalog: Awaited<ReturnType<typeof getCatalog>>) {
	const service = catalog.services.find(({ id }) => id === house(0).service.id);
	if (!service) throw new Error("no service");
	return [{ service, quantity: 1 }];
}

/** By a process that knows nothing yet. */
async function fresh(page: string, stands: boolean): Promise<unknown> {
	for (const name of ["catalogs", "rosters", "days", "busy"]) takeGlobal(name);
	takeGlobal("answers that hold");
	// How a queue goes on is looked at once in a minute (outlook.ts): two instants of it may tell of other waits.
	if (stands) takeGlobal("outlooks");
	return PAGES[page]?.();
}

const nth = fc.nat(7);
const start = fc.integer({ min: 0, max: 3 }).map((n) => 480 + 15 * n);
const date = fc.constantFrom(...DATES);
const text = fc.constantFrom("eins", "zwei", "drei");
/** Around what an instant could be compared with. */
const milliseconds = fc.constantFrom(
	1,
	-1,
	59_999,
	60_000,
	599_999,
	1,
	300_000,
	-3_600_000,
	5 * 3_600_000,
	86_400_000,
);

const step = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({ do: fc.constant("book"), nth, date, start }),
	},
	{
		weight: 5,
		arbitrary: fc.record({ do: fc.constant("hold"), nth, date, start }),
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant("confirm"), nth }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant("cancel"), nth }) },
	{
		weight: 8,
		arbitrary: fc.record({ do: fc.constant("time"), milliseconds }),
	},
	{
		weight: 12,
		arbitrary: fc.record({
			do: fc.constantFrom(
				"close",
				"reword",
				"open-again",
				"opening",
				"desk",
				"serves",
				"holiday",
				"phase",
				"service",
				"plan",
				"ends",
				"listed",
				"fee",
				"name",
				"hours",
				"access",
				"city",
				"improve",
				"count",
				"away",
				"past-us",
			),
			nth,
			date,
			text,
			milliseconds,
		}),
	},
	{
		weight: 5,
		arbitrary: fc.record({
			do: fc.constantFrom("draw", "call", "arrive", "sit", "park", "stop"),
			nth,
			milliseconds,
		}),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constantFrom("by-lot", "announce", "give-out"),
			nth,
		}),
	},
	{ weight: 8, arbitrary: fc.record({ do: fc.constant("edge") }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant("cut") }) },
);
type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never;

/** Everything that people did so far; what is refused changes nothing, as in life. */
class World {
	private readonly holds: Parameters<typeof confirm>[0][] = [];
	private readonly links: { reference: string; token: string }[] = [];

	async take(one: Step): Promise<void> {
		const at = now();
		switch (one.do) {
			case "book":
			case "hold": {
				const { id: _, ...place } = house(one.nth);
				const wanted = {
					station: place.slug,
					service: house(0).service.slug,
					date: one.date,
					start: one.start,
					token: newHoldToken(),
					now: at,
				};
				if (one.do === "hold") {
					if ((await hold(wanted)).ok) this.holds.push(wanted);
				} else {
					const booked = await book(wanted, PERSON).catch(() => null);
					if (booked) this.links.push(booked);
				}
				return;
			}
			case "confirm": {
				const held = this.holds[one.nth % Math.max(1, this.holds.length)];
				if (held) await confirm({ ...held, now: at });
				return;
			}
			case "cancel": {
				const link = this.links[one.nth % Math.max(1, this.links.length)];
				if (link) await cancelAppointment({ ...link, now: at });
				return;
			}
			case "time":
				return setClock(at.add({ milliseconds: one.milliseconds }));
			case "edge":
				return setClock((await nextEdge()).subtract({ milliseconds: 1 }));
			case "cut":
				return cut();
			case "by-lot":
				await db().opening.updateMany({
					where: { stationId: house(one.nth).id },
					data: { byLot: one.nth % 4 < 2 },
				});
				return;
			case "announce":
				return announceDraws(at);
			case "give-out":
				return makeDraws(at);
			case "draw":
			case "call":
			case "arrive":
			case "sit":
			case "park":
			case "stop":
				return inTheHouse(one, at).catch(() => {});
			default:
				return pastAllLayers(one);
		}
	}
}

async function inTheHouse(
	one: Extract<Step, { nth: number; milliseconds: number }>,
	at: Temporal.Instant,
): Promise<void> {
	const place = house(one.nth);
	const [deskId = 0] = place.deskIds;
	switch (one.do) {
		case "draw":
			await drawn(place, at, { services: [house(0).service.slug] });
			return;
		case "call":
			await call(place, at);
			return;
		case "arrive": {
			const appointment = await db().appointment.findFirst({
				where: { status: "booked", date: toDbDate(civilDateOf(at)) },
			});
			if (appointment) await come(house(0), appointment.id, at);
			return;
		}
		case "sit":
			if (
				(await db().deskPresence.deleteMany({ where: { deskId } })).count === 0
			)
				await db().deskPresence.create({
					data: {
						deskId,
						userId: place.clerks[0]?.userId ?? "",
						since: new Date(at.epochMilliseconds),
					},
				});
			return;
		case "park": {
			const visit = await db().visit.findFirst({
				where: { status: "waiting" },
			});
			if (visit)
				await db().visit.update({
					where: { id: visit.id },
					data: {
						status: "parked",
						parkedUntil: new Date(at.epochMilliseconds + 90_001),
						version: { increment: 1 },
					},
				});
			return;
		}
		default:
			await db().stationDay.updateMany({
				where: { stationId: place.id, date: toDbDate(civilDateOf(at)) },
				data: { walkIns: one.nth % 2 ? "stopped" : null },
			});
	}
}

/** Changes of which no command of ours knows. */
async function pastAllLayers(
	one: Extract<Step, { text: string }>,
): Promise<void> {
	const { id: stationId, deskIds, service } = house(one.nth);
	const [deskId = 0] = deskIds;
	const where = { stationId };
	switch (one.do) {
		case "close": {
			const scope = ["city", "station", "services"][one.nth % 3] ?? "";
			await db().closure.create({
				data: {
					scope,
					stationId: scope === "city" ? null : stationId,
					startDate: toDbDate(one.date),
					endDate: toDbDate(one.date),
					texts: { create: { locale: "de", reason: one.text } },
					...(scope === "services"
						? { services: { create: { serviceId: house(0).service.id } } }
						: {}),
				},
			});
			return;
		}
		case "reword":
			await db().closureText.updateMany({ data: { reason: one.text } });
			return;
		case "open-again": {
			const row = await db().closure.findFirst({ skip: one.nth % 2 });
			if (row) await db().closure.delete({ where: { id: row.id } });
			return;
		}
		case "opening":
			await db().opening.updateMany({
				where,
				data: {
					untilMinute: 525 + 15 * (one.nth % 3),
					releaseMinute: 600 + one.nth,
				},
			});
			return;
		case "desk":
			await db().desk.update({
				where: { id: deskId },
				data:
					one.nth % 2 ? { servesAll: one.nth > 3 } : { active: one.nth > 3 },
			});
			return;
		case "serves": {
			const key = { deskId, serviceId: service.id };
			if ((await db().deskService.deleteMany({ where: key })).count === 0)
				await db().deskService.create({ data: key });
			return;
		}
		case "holiday": {
			const day = { stationId: null, date: toDbDate("2026-12-25") };
			if ((await db().holidayOpening.deleteMany({ where: day })).count === 0)
				await db().holidayOpening.create({ data: day });
			return;
		}
		case "phase": {
			const at = now().epochMilliseconds;
			await db().rolloutDecision.create({
				data: {
					stationId,
					at: new Date(at),
					reason: "",
					...(one.nth === 0
						? { kind: "withdrawn" }
						: {
								kind: "phase",
								phase: one.nth % 2 ? "live" : "walk-in",
								startsAt: new Date(at + Math.abs(one.milliseconds)),
							}),
				},
			});
			return;
		}
		case "service":
			await db().service.update({
				where: { id: house(0).service.id },
				data: { durationMinutes: 15 + 5 * (one.nth % 2) },
			});
			return;
		case "plan": {
			const plan = { serviceId: house(0).service.id };
			await db().servicePlan.deleteMany({ where: plan });
			await db().servicePlan.create({
				data: {
					...plan,
					validFrom: toDbDate(one.date),
					durationMinutes: 15 + 5 * (one.nth % 3),
					extraMinutes: 5,
					maxQuantity: 2,
				},
			});
			return;
		}
		case "ends":
			await db().service.update({
				where: { id: house(0).service.id },
				data: { lastDay: one.nth % 2 ? toDbDate(one.date) : null },
			});
			return;
		case "listed":
			await db().station.update({
				where: { id: stationId },
				data: {
					listed: one.nth % 2 === 0,
					lastDay: one.nth % 3 === 0 ? toDbDate(one.date) : null,
				},
			});
			return;
		case "fee": {
			const fee = { serviceId: service.id, locale: "de" };
			await db().serviceFee.deleteMany({ where: fee });
			await db().serviceFee.create({
				data: { ...fee, validFrom: toDbDate(one.date), lines: [one.text] },
			});
			return;
		}
		case "name":
			await db().stationText.updateMany({ where, data: { name: one.text } });
			await db().categoryText.updateMany({ data: { name: one.text } });
			return;
		case "hours":
			await db().buildingHours.updateMany({
				where,
				data: { fromMinute: 480 + one.nth },
			});
			return;
		case "access":
			await db().stationAccess.deleteMany({ where });
			await db().stationAccess.create({
				data: { stationId, fact: "step-free", present: one.nth % 2 === 0 },
			});
			return;
		case "city":
			await db().city.update({
				where: { id: 1 },
				data: { contactDays: 7 + one.nth, maxServices: 3 + one.nth },
			});
			return;
		case "improve":
			await db().improvement.create({
				data: {
					position: one.nth,
					status: "published",
					publishedAt: new Date(now().epochMilliseconds),
					texts: {
						create: { locale: "de", said: one.text, done: one.text },
					},
				},
			});
			return;
		case "count": {
			const row = await db().improvement.findFirst();
			if (!row) return;
			for (let more = 0; more < 3; more += 1)
				await db().improvementFeedback.create({
					data: {
						improvement: { connect: { id: row.id } },
						feedback: {
							create: {
								type: "opinion",
								text: "",
								locale: "de",
								status: "new",
								createdAt: new Date(now().epochMilliseconds),
							},
						},
					},
				});
			return;
		}
		case "away":
			await db().improvement.deleteMany({ where: { position: one.nth } });
			return;
		default: {
			// Somebody at a prompt of the database.
			const row = await db().appointment.findFirst({
				where: { status: { in: ["booked", "held"] } },
				skip: one.nth % 2,
			});
			if (!row) return;
			await db().appointment.update({
				where: { id: row.id },
				data: { status: row.status === "held" ? "expired" : "cancelled" },
			});
		}
	}
}

/** Otherwise what one run has booked leaves nothing to the next. */
async function emptyDays(): Promise<void> {
	await db().$executeRaw`
		UPDATE appointment SET status = CASE status WHEN 'held' THEN 'expired' ELSE 'cancelled' END
		WHERE status IN ('held', 'booked')`;
	await db().draw.deleteMany();
	// Also tells that the station's calendar is another one.
	await db().station.updateMany({ data: { version: { increment: 1 } } });
	await db().opening.updateMany({ data: { byLot: false } });
}

/** What comes next by time alone, within a minute of the clock as a rule: a hold runs out, a phase begins, a break ends. */
async function nextEdge(): Promise<Temporal.Instant> {
	const at = now();
	const [row] = await db().$queryRaw<{ next: Date | null }[]>`
		SELECT min(edge) AS next FROM (
			SELECT hold_expires_at FROM appointment WHERE status = 'held'
			UNION ALL SELECT starts_at FROM rollout_decision
			UNION ALL SELECT closes_at FROM draw WHERE drawn_at IS NULL
			UNION ALL SELECT parked_until FROM visit) AS edges (edge)
		WHERE edge > ${new Date(at.epochMilliseconds + 1)}`;
	const next = row?.next?.getTime() ?? at.epochMilliseconds + 1;
	return Temporal.Instant.fromEpochMilliseconds(next);
}

/** Whatever was told just then is lost. */
async function cut(): Promise<void> {
	await db().$queryRaw`
		SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'buergertermin versions'`;
}

test("whoever has just taken a time sees it at once, whatever is told to nobody", async () => {
	setClock(NOW.add({ hours: 1 }));
	const place = house(1);
	const [here] = processes;
	const page = () => PAGES.when?.() ?? Promise.resolve();
	const before = await recorded(page, here);
	const again = await recorded(page, here);
	expect(await stillHolds(before, here)).toBe(true);
	const taken = await hold({
		station: place.slug,
		service: house(0).service.slug,
		date: "2026-12-01",
		start: 480,
		token: randomUUID(),
		now: now(),
	});
	expect(taken.ok).toBe(true);
	expect(await stillHolds(before, here)).toBe(false);
	expect(await stillHolds(again, here)).toBe(false);
	const after = await recorded(page, here);
	expect(await stillHolds(after, here)).toBe(true);
	// What the next reading says is the same.
	passed += 1_000;
	expect(await stillHolds(after, here)).toBe(true);
});

/** What each process has kept, and how often it could say of a page that it holds. */
class Kept {
	readonly held = new Map<string, number>();
	private readonly pages = processes.map(
		() => new Map<string, Made<unknown>>(),
	);

	/** Each page is either what would be made now, or no longer said to hold. */
	async compare(stands: boolean): Promise<void> {
		for (const page of Object.keys(PAGES)) {
			let wanted: unknown;
			for (const [at, known] of processes.entries()) {
				const last = this.pages[at]?.get(page);
				if (last && (await stillHolds(last, known))) {
					wanted ??= await fresh(page, stands);
					expect(last.value, page).toEqual(wanted);
					this.held.set(page, (this.held.get(page) ?? 0) + 1);
				} else {
					const made = await recorded(async () => PAGES[page]?.(), known);
					expect(made.doubt).toBeNull();
					this.pages[at]?.set(page, made);
				}
			}
		}
	}

	forget(): void {
		for (const pages of this.pages) pages.clear();
		for (const name of ["outlooks", "answers that hold"]) takeGlobal(name);
	}
}

test("whatever happens, a page that is said to hold is the one that would be made now", async () => {
	const world = new World();
	const kept = new Kept();
	await fc.assert(
		fc.asyncProperty(
			fc.boolean(),
			fc.array(step, { maxLength: 16 }),
			async (stands, steps) => {
				// Not at a full minute: what was said to end with one would hide what ends by itself.
				setClock(NOW.add({ milliseconds: 1_234 }));
				kept.forget();
				await emptyDays();
				await kept.compare(stands);
				for (const one of steps) {
					if (stands && (one.do === "time" || one.do === "edge")) continue;
					await world.take(one);
					// From here on nothing may be believed that was not asked after the step.
					passed += 1_000;
					await kept.compare(stands);
					if (one.do !== "edge") continue;
					setClock(now().add({ milliseconds: 1 }));
					await kept.compare(stands);
				}
			},
		),
		{ numRuns: RUNS },
	);
	expect([...kept.held.keys()].sort()).toEqual(Object.keys(PAGES).sort());
});

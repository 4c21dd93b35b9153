import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import {
	availabilitySchema,
	stationsSchema,
} from "#app/api/v1/_parts/contract.ts";
import { GET as getAvailability } from "#app/api/v1/availability/route.ts";
import { GET as getStations } from "#app/api/v1/stations/route.ts";
import {
	getCatalog,
	readOnlineStations,
} from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { addCriterion } from "#lib/pilot/rollout/commands/change-criteria.ts";
import {
	noteDecision,
	planPhase,
	withdrawPhase,
} from "#lib/pilot/rollout/commands/decide.ts";
import { tryBooking } from "#lib/pilot/rollout/commands/try-booking.ts";
import {
	findRollout,
	listRollout,
} from "#lib/pilot/rollout/queries/get-rollout.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, confirm, DAY, hold, NOW, wish } from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";
import { fulfilChecklist } from "#tests/support/rollout.ts";

/** Walsum goes online on Wednesday at eight. */
const START = Temporal.Instant.from("2026-11-25T08:00:00+01:00");
const SECOND_BEFORE = START.subtract({ seconds: 1 });
const SECOND_AFTER = START.add({ seconds: 1 });

let service: { slug: string };
let station: { id: number; slug: string };
let coordinator: Awaited<ReturnType<typeof makeActor>>;

beforeAll(async () => {
	await makeCity();
	service = await makeService();
	coordinator = await makeActor("coordinator");
});

beforeEach(async () => {
	setNow(NOW);
	station = await makeStation({ phase: "walk-in" });
	await fulfilChecklist(station.id);
});

/** As a page opened right now shows it. */
const newestDecision = async () =>
	(
		await db().rolloutDecision.findFirst({
			where: { stationId: station.id, kind: { in: ["phase", "withdrawn"] } },
			orderBy: { id: "desc" },
			select: { id: true },
		})
	)?.id ?? 0;

const plan = async (rest: Partial<Parameters<typeof planPhase>[1]> = {}) =>
	planPhase(coordinator, {
		stationId: station.id,
		phase: "live",
		startsAt: START,
		reason: "Alle sind geschult.",
		anyway: false,
		shown: await newestDecision(),
		now: NOW,
		...rest,
	});

const holdAt = (now: Temporal.Instant, start = 540) =>
	hold({ station: station.slug, service: service.slug, start, now });

const phaseAt = async (now: Temporal.Instant) => {
	const { stations } = await getCatalog("de", now);
	return stations.find(({ id }) => id === station.id);
};

async function askApi() {
	const places = stationsSchema.parse(
		await (await getStations(new Request("http://localhost/api"))).json(),
	);
	const query = `station=${station.slug}&service=${service.slug}&from=${DAY}&to=${DAY}`;
	const days = availabilitySchema.parse(
		await (
			await getAvailability(new Request(`http://localhost/api?${query}`))
		).json(),
	).days;
	const place = places.find(({ slug }) => slug === station.slug);
	return { place, days };
}

test("a station can be booked from the planned second on, and not a second earlier", async () => {
	// Whoever asked before has filled every cache.
	expect((await askApi()).days).toEqual([]);
	expect(await plan()).toEqual({ ok: true, value: null });

	expect(await holdAt(SECOND_BEFORE)).toEqual({
		ok: false,
		error: "not-online",
	});
	expect(await phaseAt(SECOND_BEFORE)).toMatchObject({
		phase: "walk-in",
		onlineFrom: START.epochMilliseconds,
	});
	// The clock stands still meanwhile: four requests may well take longer than that second.
	const clock = vi
		.spyOn(Temporal.Now, "instant")
		.mockReturnValue(Temporal.Now.instant());
	setNow(SECOND_BEFORE);
	const before = [await askApi(), await askApi()];
	clock.mockRestore();
	expect(before[0]?.days).toEqual([]);
	expect(before[1]?.place).toMatchObject({
		phase: "walk-in",
		onlineFrom: "2026-11-25T08:00:00+01:00",
	});

	expect(await phaseAt(START)).toMatchObject({
		phase: "live",
		onlineFrom: null,
	});
	setNow(SECOND_AFTER);
	expect((await askApi()).days).toHaveLength(1);
	expect((await askApi()).place).toMatchObject({
		phase: "live",
		onlineFrom: null,
	});
	expect((await holdAt(SECOND_AFTER)).ok).toBe(true);
});

test("who moves people to other stations counts a station from the same second on", async () => {
	await plan();
	const online = async (now: Temporal.Instant) =>
		(await readOnlineStations(db(), now)).includes(station.id);
	expect(await online(SECOND_BEFORE)).toBe(false);
	expect(await online(START)).toBe(true);
});

test("no shared cache keeps the old phase beyond the planned second", async () => {
	await plan();
	setNow(START.subtract({ seconds: 20 }));
	const response = await getStations(new Request("http://localhost/api"));
	const header = response.headers.get("cache-control") ?? "";
	const seconds = Number(/^public, max-age=(\d+)$/.exec(header)?.[1]);
	expect(seconds).toBeGreaterThan(0);
	expect(seconds).toBeLessThanOrEqual(20);
});

test("back again keeps what is booked, and nobody books any more", async () => {
	await plan();
	setNow(SECOND_AFTER);
	const booked = await book(wish(station, service, { now: SECOND_AFTER }));
	const token = "a hold that is open when it goes back";
	const wanted = {
		station: station.slug,
		service: service.slug,
		start: 600,
		token,
	};
	expect((await hold({ ...wanted, now: SECOND_AFTER })).ok).toBe(true);

	const back = SECOND_AFTER.add({ minutes: 5 });
	const result = await plan({
		phase: "walk-in",
		startsAt: back,
		reason: "Der Automat ist kaputt.",
		now: back,
	});
	expect(result.ok).toBe(true);
	setNow(back);
	expect(await holdAt(back, 660)).toEqual({ ok: false, error: "not-online" });
	expect((await askApi()).days).toEqual([]);
	const kept = await db().appointment.findUniqueOrThrow({
		where: { reference: booked.reference },
	});
	expect(kept.status).toBe("booked");
	// Whoever was about to book keeps the time they reserved.
	const late = await confirm({ ...wanted, now: back });
	expect(late.ok).toBe(true);
});

test("a newer plan replaces the older one, and a withdrawn one is off", async () => {
	await plan();
	const later = START.add({ hours: 24 });
	await plan({ startsAt: later, now: NOW.add({ minutes: 1 }) });
	expect((await phaseAt(SECOND_AFTER))?.phase).toBe("walk-in");
	expect((await phaseAt(later))?.phase).toBe("live");
	const off = await withdrawPhase(coordinator, {
		stationId: station.id,
		reason: "Die Leitung ist krank.",
		shown: await newestDecision(),
		now: NOW.add({ minutes: 2 }),
	});
	expect(off.ok).toBe(true);
	expect((await phaseAt(later))?.phase).toBe("walk-in");
	expect((await phaseAt(NOW))?.onlineFrom).toBeNull();
	const found = await findRollout(coordinator, station.slug, NOW);
	expect(found.ok && found.value.decisions.map(({ kind }) => kind)).toEqual([
		"withdrawn",
		"phase",
		"phase",
		"trial",
	]);
	const audited = await db().auditEntry.findMany({
		where: { stationId: station.id },
		orderBy: { id: "asc" },
	});
	expect(audited.map(({ action }) => action)).toEqual([
		"rollout:planned",
		"rollout:planned",
		"rollout:withdrawn",
	]);
});

test("what cannot be is refused in words", async () => {
	const outcome = async (rest: Parameters<typeof plan>[0]) => {
		const result = await plan(rest);
		return result.ok ? "ok" : result.error;
	};
	expect(await outcome({ reason: "  " })).toBe("no-reason");
	expect(await outcome({ reason: "a".repeat(10_000) })).toBe("reason-too-long");
	expect(await outcome({ startsAt: NOW.subtract({ hours: 1 }) })).toBe("past");
	expect(await outcome({ startsAt: NOW.add({ hours: 24 * 800 }) })).toBe(
		"too-far",
	);
	expect(await outcome({ phase: "walk-in" })).toBe("no-change");
	await db().device.deleteMany({ where: { stationId: station.id } });
	for (const anyway of [false, true])
		expect(await outcome({ anyway })).toBe("checklist-open");
	expect(await outcome({ stationId: 99_999_999 })).toBe("forbidden");
	const nothing = await withdrawPhase(coordinator, {
		stationId: station.id,
		reason: "Doch nicht",
		shown: 0,
		now: NOW,
	});
	expect(nothing).toEqual({ ok: false, error: "no-change" });
});

test("whoever would replace a plan they have not seen is told so, whoever has seen it replaces it", async () => {
	const shown = await newestDecision();
	expect((await plan({ shown })).ok).toBe(true);
	const other = { startsAt: START.add({ hours: 24 }), shown };
	const changed = { ok: false, error: "changed" };
	expect(await plan(other)).toEqual(changed);
	const withdrawal = { stationId: station.id, reason: "Nein", now: NOW };
	expect(await withdrawPhase(coordinator, { ...withdrawal, shown })).toEqual(
		changed,
	);
	expect((await phaseAt(START))?.phase).toBe("live");
	// Pressed twice it is one plan.
	expect(await plan({ shown })).toEqual({ ok: true, value: null });
	const planned = { stationId: station.id, kind: "phase" };
	expect(await db().rolloutDecision.count({ where: planned })).toBe(1);
	const { shown: _, ...now } = other;
	expect((await plan(now)).ok).toBe(true);
	expect((await phaseAt(START))?.phase).toBe("walk-in");
	expect(
		(
			await withdrawPhase(coordinator, {
				...withdrawal,
				shown: await newestDecision(),
			})
		).ok,
	).toBe(true);
});

test("two coordinators who plan at once leave one plan", async () => {
	const shown = await newestDecision();
	const outcomes = await Promise.all(
		[1, 2, 3, 4].map((hours) =>
			plan({ shown, startsAt: START.add({ hours }) }),
		),
	);
	expect(
		outcomes.map((one) => (one.ok ? "planned" : one.error)).sort(),
	).toEqual(["changed", "changed", "changed", "planned"]);
	const found = await findRollout(coordinator, station.slug, NOW);
	if (!found.ok) throw new Error(found.error);
	const plans = found.value.decisions.filter(({ kind }) => kind === "phase");
	expect(plans).toHaveLength(1);
	const [newest] = found.value.decisions;
	expect(found.value.next?.startsAt).toBe(newest?.startsAt);
});

test("a trial booking goes the whole way and leaves nothing but its line", async () => {
	const popular = await db().service.findFirstOrThrow({
		where: { slug: service.slug },
	});
	await db().service.update({
		where: { id: popular.id },
		data: { popular: true },
	});
	await plan();
	const tried = await tryBooking(coordinator, {
		stationId: station.id,
		now: NOW,
	});
	expect(tried).toEqual({ ok: true, value: { failed: [] } });
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(0);
	const found = await findRollout(coordinator, station.slug, NOW);
	const check = found.ok
		? found.value.checks.find(({ name }) => name === "trial")
		: null;
	expect(check?.done).toBe(true);
	// Without desks nothing can be had.
	await db().desk.updateMany({
		where: { stationId: station.id },
		data: { active: false },
	});
	const failed = await tryBooking(coordinator, {
		stationId: station.id,
		now: NOW,
	});
	expect(failed).toEqual({ ok: true, value: { failed: [service.slug] } });
});

test("leads see their own station and decide nothing; clerks see none", async () => {
	const other = await makeStation({ phase: "walk-in" });
	const lead = await makeActor("lead", station);
	const clerk = await makeActor("clerk", station);
	const seen = await listRollout(lead, NOW);
	expect(seen.ok && seen.value.map((one) => one.station.id)).toEqual([
		station.id,
	]);
	expect((await findRollout(lead, station.slug, NOW)).ok).toBe(true);
	const forbidden = { ok: false, error: "forbidden" };
	expect(await findRollout(lead, other.slug, NOW)).toEqual(forbidden);
	expect(await listRollout(clerk, NOW)).toEqual(forbidden);
	const note = { stationId: station.id, reason: "Ja", now: NOW };
	for (const actor of [lead, clerk]) {
		expect(await noteDecision(actor, note)).toEqual(forbidden);
		expect(await withdrawPhase(actor, { ...note, shown: 0 })).toEqual(
			forbidden,
		);
		expect(await tryBooking(actor, note)).toEqual(forbidden);
	}
	// Pressed twice it is one line, and so is a criterion.
	const twice = async (work: () => Promise<{ ok: boolean }>) =>
		(await Promise.all([work(), work()])).every(({ ok }) => ok);
	expect(await twice(() => noteDecision(coordinator, note))).toBe(true);
	expect(
		await db().rolloutDecision.count({
			where: { stationId: station.id, kind: "note", reason: note.reason },
		}),
	).toBe(1);
	const criterion = {
		measure: "satisfaction-ratedBooking",
		bound: "at-least",
		threshold: 4.25,
		days: 33,
	} as const;
	expect(await twice(() => addCriterion(coordinator, criterion, NOW))).toBe(
		true,
	);
	const { measure: figure, ...rest } = criterion;
	const where = { figure, ...rest };
	expect(await db().rolloutCriterion.count({ where })).toBe(1);
	await db().rolloutCriterion.deleteMany({ where });
});

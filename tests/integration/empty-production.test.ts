import { expect, test } from "vitest";
import {
	availabilitySchema,
	stationsSchema,
} from "#app/api/v1/_parts/contract.ts";
import { GET as getAvailability } from "#app/api/v1/availability/route.ts";
import { GET as getStations } from "#app/api/v1/stations/route.ts";
import { db } from "#lib/db/client.ts";
import { planPhase } from "#lib/pilot/rollout/commands/decide.ts";
import { listFirstSteps } from "#lib/pilot/rollout/queries/first-steps.ts";
import { seedCatalog } from "#prisma/seed/catalog.ts";
import { makeActor } from "#tests/support/actor.ts";
import { DAY, hold, NOW } from "#tests/support/booking.ts";
import { fulfilChecklist } from "#tests/support/rollout.ts";

const service = "meldebescheinigung";

async function freeDays(station: string) {
	const query = `station=${station}&service=${service}&from=${DAY}&to=${DAY}`;
	const answer = await getAvailability(
		new Request(`http://localhost/api?${query}`),
	);
	return availabilitySchema.parse(await answer.json()).days;
}

test("a new production installation takes no booking until somebody fulfils the checklist and decides it", async () => {
	await seedCatalog({ totpRoles: ["admin", "lead"], invented: false });
	// What is so in the city is there, what nobody decided is not.
	expect(await db().station.count()).toBe(7);
	expect(await db().service.count()).toBeGreaterThan(30);
	expect(await db().desk.count()).toBe(0);
	expect(await db().opening.count()).toBe(0);
	expect(await db().closure.count()).toBe(0);

	const answer = await getStations(new Request("http://localhost/api"));
	const stations = stationsSchema.parse(await answer.json());
	for (const { slug, phase, onlineFrom, openingHours } of stations) {
		expect({ slug, phase, onlineFrom }).toEqual({
			slug,
			phase: "walk-in",
			onlineFrom: null,
		});
		expect(openingHours.length).toBeGreaterThan(0);
		expect(await freeDays(slug)).toEqual([]);
		expect(await hold({ station: slug, service })).toEqual({
			ok: false,
			error: "not-online",
		});
	}

	const admin = await makeActor("admin");
	const steps = async () => {
		const found = await listFirstSteps(admin, NOW);
		return found.ok ? found.value.map(({ done }) => done) : found.error;
	};
	expect(await steps()).toEqual([false, false, false]);
	expect(await listFirstSteps(await makeActor("clerk"), NOW)).toEqual({
		ok: false,
		error: "forbidden",
	});

	const { id: stationId, slug } = await db().station.findFirstOrThrow({
		where: { slug: "stadtmitte" },
	});
	const goOnline = (anyway = false) =>
		planPhase(admin, {
			stationId,
			phase: "pilot",
			startsAt: NOW,
			reason: "Alle sind geschult.",
			anyway,
			shown: 0,
			now: NOW,
		});
	const refused = { ok: false, error: "checklist-open" };
	expect(await goOnline(true)).toEqual(refused);
	await makeRoster(stationId);
	expect(await goOnline(true)).toEqual(refused);
	await fulfilChecklist(stationId);
	expect(await steps()).toEqual([true, true, false]);
	expect(await goOnline()).toEqual({ ok: true, value: null });
	expect(await steps()).toEqual([]);
	expect(await freeDays(slug)).toHaveLength(1);
	expect((await hold({ station: slug, service })).ok).toBe(true);
});

async function makeRoster(stationId: number) {
	const desk = await db().desk.create({
		data: { stationId, name: "Platz 1", position: 1, servesAll: true },
	});
	for (const weekday of [1, 2, 3, 4, 5])
		await db().opening.create({
			data: {
				stationId,
				kind: "weekly",
				weekday,
				everyWeeks: 1,
				fromMinute: 480,
				untilMinute: 960,
				channel: "online",
				releaseDaysBefore: 56,
				releaseMinute: 420,
				validFrom: new Date("2026-01-01T00:00:00Z"),
				desks: { create: { deskId: desk.id } },
			},
		});
}

import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	drawn,
	type House,
	openHouse,
	TODAY,
	value,
} from "#tests/support/queue.ts";
import { statementsOf } from "#tests/support/statements.ts";

let house: House;
beforeEach(async () => {
	await makeCity();
	house = await openHouse(2);
});

const goHome = (desks: readonly number[]) =>
	db().deskPresence.deleteMany({ where: { deskId: { in: [...desks] } } });

const say = async (walkIns: string) => {
	const stationId_date = { stationId: house.id, date: toDbDate(TODAY) };
	await db().stationDay.upsert({
		where: { stationId_date },
		create: { ...stationId_date, walkIns },
		update: { walkIns },
	});
};

/** What the public is told, which is what the house's own page says as well. */
async function saidAt(now: Temporal.Instant) {
	const listed = (await listWaits(now)).find(
		({ stationId }) => stationId === house.id,
	);
	const { walkIns } = value(await getQueue(house.reception, house.id, now));
	expect(listed?.walkIns).toEqual(walkIns.state);
	return listed;
}

const ASLEEP = {
	waiting: 0,
	openDesks: 0,
	openUntil: null,
	opens: { date: "2026-11-25", minute: 480 },
};

test("a house that everybody has left says when it opens again", async () => {
	expect(await saidAt(at("16:30"))).toMatchObject({ ...ASLEEP, openDesks: 2 });
	await goHome(house.deskIds);
	expect(await saidAt(at("17:30"))).toMatchObject({
		...ASLEEP,
		walkIns: { open: false, why: "closed" },
	});
	const asked = await statementsOf(() => listWaits(at("17:31")));
	expect(asked.filter((text) => text.includes("visit"))).toHaveLength(1);
});

test("whoever still waits after closing time is counted, with nobody at a desk", async () => {
	await drawn(house, at("15:30"));
	await goHome(house.deskIds);
	expect(await saidAt(at("17:30"))).toMatchObject({ ...ASLEEP, waiting: 1 });
});

test("what staff have said of walk-ins holds in an empty house as well", async () => {
	await goHome(house.deskIds);
	await say("stopped");
	expect(await saidAt(at("17:30"))).toMatchObject({
		walkIns: { open: false, why: "stopped" },
	});
	await say("open");
	expect(await saidAt(at("17:31"))).toMatchObject({
		walkIns: { open: true, wait: null },
	});
});

import { beforeAll, expect, test } from "vitest";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { findDelay } from "#lib/queue/waits/queries/find-delay.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	call,
	change,
	clerkOf,
	come,
	drawn,
	type House,
	openHouse,
	value,
} from "#tests/support/queue.ts";

let house: House;

beforeAll(async () => {
	await makeCity();
	house = await openHouse(3);
});

/** Somebody with an appointment who is here ten minutes before, is called then, and served at once. */
async function served(start: number, called: string, desk: number) {
	const { id } = await bookToday(house, start, {
		name: `Person ${start}`,
		bookedBy: null,
		email: null,
		phone: null,
	});
	await come(house, id, at("08:50"));
	const { visitId } = await call(house, at(called), desk);
	value(
		await serveVisit(clerkOf(house, desk), await change(visitId, at(called))),
	);
	const now = await change(visitId, at(called));
	value(await finishVisit(clerkOf(house, desk), { ...now, outcome: "done" }));
}

test("a station tells its delay of this very hour, and nothing where nobody can know it", async () => {
	expect(await findDelay(house.id, at("08:55"))).toBeNull();
	// Without an appointment one has no time to be late for.
	await drawn(house, at("08:56"));
	await call(house, at("09:00"), 2);
	expect(await findDelay(house.id, at("09:01"))).toBeNull();
	await served(540, "09:06", 0);
	await served(550, "09:18", 1);
	expect(await findDelay(house.id, at("09:20"))).toBeNull();
	await served(560, "09:30", 0);
	expect(await findDelay(house.id, at("09:31"))).toBe(8);
	expect(await findDelay(house.id, at("10:31"))).toBeNull();
});

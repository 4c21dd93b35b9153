import { beforeEach, expect, test } from "vitest";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { findWalkIns } from "#lib/queue/waits/queries/find-walk-ins.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	draw,
	type House,
	openHouse,
	outcomeOf,
	value,
} from "#tests/support/queue.ts";

beforeEach(() => makeCity());

/** What pages say of a house, and what comes of drawing a number there. */
async function saidAndDone(house: House, now: Temporal.Instant) {
	const listed = (await listWaits(now)).find(
		({ stationId }) => stationId === house.id,
	);
	const { walkIns } = value(await getQueue(house.reception, house.id, now));
	const asked = await findWalkIns(house.id, [house.service.slug], now);
	const why = (state: typeof asked | undefined) =>
		!state || state.open ? (state?.open ?? null) : state.why;
	return {
		said: [why(listed?.walkIns), why(walkIns.state)],
		asked: why(asked),
		drawn: outcomeOf(await draw(house, now)),
	};
}

test("shortly before closing time no page promises a number that nobody can draw", async () => {
	const house = await openHouse();
	expect(await saidAndDone(house, at("15:58"))).toEqual({
		said: ["full", "full"],
		asked: "full",
		drawn: "walk-ins-stopped",
	});
	expect(await saidAndDone(house, at("12:00"))).toEqual({
		said: [true, true],
		asked: true,
		drawn: "ok",
	});
});

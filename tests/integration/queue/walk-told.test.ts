import { beforeAll, expect, test } from "vitest";
import { announce } from "#lib/queue/announcement/commands/announce.ts";
import { listForTicket } from "#lib/queue/announcement/queries/running.ts";
import { sendOn } from "#lib/queue/walk/commands/send-on.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import { call, change, clerkOf, drawn, value } from "#tests/support/queue.ts";
import { drawnForBoth, openWalkHouse } from "#tests/support/walk.ts";

beforeAll(() => makeCity());

test("what is said to those of a service reaches who goes there later, and nobody who is done with it", async () => {
	const house = await openWalkHouse();
	const { visitId, token } = await drawnForBoth(house);
	const other = await drawn(house);
	const say = async (toServiceId: number, minutes: string) =>
		value(
			await announce(house.reception, {
				stationId: house.id,
				key: `key ${toServiceId}`,
				kind: "delay",
				minutes,
				deskId: 0,
				toServiceId,
				toDeskId: null,
				toComing: true,
				lasts: 60,
				now: NOW,
			}),
		);
	await say(house.car.id, "30");
	expect(await listForTicket(token, NOW)).toMatchObject([{ minutes: 30 }]);
	expect(await listForTicket(other.token, NOW)).toEqual([]);
	await say(house.passport.id, "10");
	expect(await listForTicket(token, NOW)).toHaveLength(2);
	await call(house);
	value(await sendOn(clerkOf(house), await change(visitId, NOW)));
	expect(await listForTicket(token, NOW)).toMatchObject([{ minutes: 30 }]);
});

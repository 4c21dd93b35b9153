import { beforeAll, expect, test } from "vitest";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { db } from "#lib/db/client.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

beforeAll(() => makeCity());

test("nobody has a right to a station that does not exist, whatever number was sent, and it is audited", async () => {
	const station = await makeStation();
	for (const role of ["admin", "agent", "clerk", "coordinator"] as const) {
		const actor = await makeActor(role, station);
		const numbers = [0, -1, 1.5, Number.NaN, 2 ** 40, 2_000_000_000];
		for (const number of numbers)
			expect(await authorise(actor, "day:read", number, NOW)).toEqual({
				ok: false,
				error: "forbidden",
			});
		const denied = await db().auditEntry.findMany({
			where: { userId: actor.userId, action: "denied" },
		});
		expect(denied.map(({ stationId }) => stationId)).toEqual(
			numbers.map(() => null),
		);
	}
});

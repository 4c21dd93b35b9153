import { expect, test } from "vitest";
import { inLane, laneOfDay } from "#lib/db/lane.ts";
import { ok, refuse } from "#lib/result.ts";

const DAY = laneOfDay({ stationId: 1, date: "2026-12-01" });

test("people at one day come one after another, a few at once, in the order in which they came", async () => {
	const begun: number[] = [];
	let inside = 0;
	let most = 0;
	const results = await Promise.all(
		Array.from({ length: 20 }, (_, index) =>
			inLane(DAY, async () => {
				begun.push(index);
				inside += 1;
				most = Math.max(most, inside);
				await new Promise((resolve) => setImmediate(resolve));
				inside -= 1;
				return ok(index);
			}),
		),
	);
	expect(results).toEqual(begun.map((index) => ok(index)));
	expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index));
	expect(most).toBe(DAY.width);
});

test("whoever fails or is refused makes room like everybody else, and another day waits for nobody", async () => {
	const { promise: opened, resolve: open } = Promise.withResolvers<void>();
	const first = Array.from({ length: DAY.width }, () =>
		inLane(DAY, async () => {
			await opened;
			throw new Error("broken");
		}),
	);
	const waiting = inLane(DAY, async () => refuse("slot-taken"));
	const other = laneOfDay({ stationId: 2, date: "2026-12-01" });
	expect(await inLane(other, async () => ok("at once"))).toEqual(ok("at once"));
	open();
	for (const one of first) await expect(one).rejects.toThrow("broken");
	expect(await waiting).toEqual(refuse("slot-taken"));
	expect(await inLane(DAY, async () => ok("again"))).toEqual(ok("again"));
});

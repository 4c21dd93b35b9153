import { beforeAll, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { eraseLeavers } from "#lib/staff/commands/erase-leavers.ts";
import { setScreen } from "#lib/staff/commands/set-screen.ts";
import { findScreen } from "#lib/staff/queries/find-screen.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { outcomeOf } from "#tests/support/queue.ts";

beforeAll(() => makeCity());

test("each has the page of the day as they want it, and what is no word of ours is left out", async () => {
	const station = await makeStation();
	const [clerk, colleague] = [
		await makeActor("clerk", station),
		await makeActor("clerk", station),
	];
	expect(await findScreen(clerk)).toEqual({ density: "usual", hidden: [] });
	const sent = { density: "compact", hidden: ["why", "place"], now: NOW };
	expect(outcomeOf(await setScreen(clerk, sent))).toBe("ok");
	expect(await findScreen(clerk)).toEqual({
		density: "compact",
		hidden: ["why"],
	});
	expect(await findScreen(colleague)).toEqual({ density: "usual", hidden: [] });
	const wrong = { density: "tiny", hidden: [], now: NOW };
	expect(outcomeOf(await setScreen(clerk, wrong))).toBe("ok");
	expect((await findScreen(clerk)).density).toBe("usual");
});

test("whoever sees no day has no page of it to set", async () => {
	for (const role of ["agent", "coordinator"] as const) {
		const actor = await makeActor(role);
		const sent = { density: "large", hidden: [], now: NOW };
		expect(outcomeOf(await setScreen(actor, sent))).toBe("forbidden");
		expect((await findScreen(actor)).density).toBe("usual");
	}
});

test("it goes with the account that was closed", async () => {
	const clerk = await makeActor("clerk", await makeStation());
	await setScreen(clerk, { density: "large", hidden: ["name"], now: NOW });
	await db().user.update({
		where: { id: clerk.userId },
		data: {
			active: false,
			leftAt: new Date(NOW.subtract({ hours: 24 * 3000 }).epochMilliseconds),
		},
	});
	await eraseLeavers(NOW);
	expect(
		await db().user.findUniqueOrThrow({ where: { id: clerk.userId } }),
	).toMatchObject({ screenDensity: "usual", screenHidden: [] });
});

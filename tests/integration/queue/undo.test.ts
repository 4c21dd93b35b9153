import { beforeAll, describe, expect, test } from "vitest";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { takeDesk } from "#lib/queue/calling/commands/take-desk.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { noteVisit } from "#lib/queue/visit/commands/note-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(async () => {
	await makeCity();
});

/** What the clerk's screen offers, and the press of it. */
const offered = async (house: House, desk = 0) =>
	(await queueOf(house, NOW, clerkOf(house, desk))).undo;
async function press(house: House, desk = 0) {
	const undo = await offered(house, desk);
	if (!undo) throw new Error("nothing offered");
	const { id: visitId, version } = undo.visit;
	return outcomeOf(
		await undoStep(clerkOf(house, desk), { visitId, version, now: NOW }),
	);
}
const statusOf = async (visitId: string) => (await visitRow(visitId)).status;

/** W001 was served and is done, W002 is called. */
async function secondCalled(desks = 1) {
	const house = await openHouse(desks);
	for (let tickets = 0; tickets < 3; tickets += 1) await drawn(house);
	const { visitId: first } = await call(house);
	const end = { ...(await change(first, NOW)), outcome: "done" } as const;
	value(await finishVisit(clerkOf(house), end));
	const { visitId: second } = await call(house);
	return { house, first, second };
}

describe("undo takes back what this clerk did last", () => {
	test("after parking it is the parking, not an earlier person's end", async () => {
		const { house, first, second } = await secondCalled();
		value(
			await parkVisit(clerkOf(house), {
				...(await change(second, NOW)),
				until: null,
			}),
		);
		expect(await offered(house)).toMatchObject({
			visit: { id: second, ticket: "W002" },
			step: "parked",
			problem: null,
		});
		expect(await press(house)).toBe("ok");
		expect([await statusOf(first), await statusOf(second)]).toEqual([
			"done",
			"called",
		]);
	});

	test("after handing over it is the handing over", async () => {
		const { house, first, second } = await secondCalled(2);
		const [, deskId = 0] = house.deskIds;
		value(
			await handOver(clerkOf(house), {
				...(await change(second, NOW)),
				to: { deskId },
			}),
		);
		expect(await offered(house)).toMatchObject({
			visit: { id: second },
			step: "handed-over",
		});
		expect(await press(house)).toBe("ok");
		expect(await visitRow(second)).toMatchObject({
			status: "called",
			deskId: house.deskIds[0],
			forDeskId: null,
		});
		expect(await statusOf(first)).toBe("done");
	});

	test("who was fetched by a colleague meanwhile stays there, and nothing earlier is offered instead", async () => {
		const { house, first, second } = await secondCalled(2);
		const [, deskId = 0] = house.deskIds;
		const handed = { ...(await change(second, NOW)), to: { deskId } };
		value(await handOver(clerkOf(house), handed));
		expect((await call(house, NOW, 1)).visitId).toBe(second);
		expect(await offered(house)).toMatchObject({
			visit: { id: second },
			step: "handed-over",
			problem: "not-last",
		});
		expect(await press(house)).toBe("not-own-step");
		expect([await statusOf(first), await statusOf(second)]).toEqual([
			"done",
			"called",
		]);
	});

	test("a colleague's note on my visit is not mine to take back", async () => {
		const { house, second } = await secondCalled();
		const note = { ...(await change(second, NOW)), note: "Rollstuhl" };
		value(await noteVisit(house.reception, note));
		expect(await offered(house)).toMatchObject({ problem: "not-last" });
		expect(await press(house)).toBe("not-own-step");
		expect((await visitRow(second)).memo?.note).toBe("Rollstuhl");
	});

	test("two tabs, a double press: the second one finds another page than it saw", async () => {
		const { house, second } = await secondCalled();
		const seen = await change(second, NOW);
		const both = await Promise.all(
			[1, 2].map(() => undoStep(clerkOf(house), seen)),
		);
		expect(both.map(outcomeOf).sort()).toEqual(["ok", "visit-changed"]);
		expect(await statusOf(second)).toBe("waiting");
	});

	test("a tab that still shows an older step cannot take that one back", async () => {
		const { house, first, second } = await secondCalled();
		const old = await undoStep(clerkOf(house), await change(first, NOW));
		expect(outcomeOf(old)).toBe("not-last-step");
		expect([await statusOf(first), await statusOf(second)]).toEqual([
			"done",
			"called",
		]);
	});

	test("pressed again it goes one step further back, and never forth", async () => {
		const { house, first, second } = await secondCalled();
		expect(await press(house)).toBe("ok");
		expect(await statusOf(second)).toBe("waiting");
		expect(await offered(house)).toMatchObject({
			visit: { id: first },
			step: "done",
		});
		expect(await press(house)).toBe("ok");
		expect(await press(house)).toBe("ok");
		expect(await statusOf(first)).toBe("waiting");
		expect(await offered(house)).toBeNull();
	});

	test("two clerks take back their own only", async () => {
		const house = await openHouse(2);
		await drawn(house);
		await drawn(house);
		const mine = await call(house);
		const theirs = await call(house, NOW, 1);
		expect(await offered(house)).toMatchObject({ visit: { id: mine.visitId } });
		expect(await press(house, 1)).toBe("ok");
		expect(await statusOf(mine.visitId)).toBe("called");
		expect(await statusOf(theirs.visitId)).toBe("waiting");
	});

	test("nobody comes back to a desk that the clerk has left", async () => {
		const { house, second } = await secondCalled();
		const parked = { ...(await change(second, NOW)), until: null };
		value(await parkVisit(clerkOf(house), parked));
		const [deskId = 0] = house.deskIds;
		value(
			await takeDesk(house.reception, { deskId, takeOver: true, now: NOW }),
		);
		expect(await offered(house)).toMatchObject({ problem: "desk-left" });
		expect(await press(house)).toBe("desk-left");
		expect(await statusOf(second)).toBe("parked");
	});
});

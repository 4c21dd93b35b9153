import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { finishAndCallNext } from "#lib/queue/calling/commands/finish-and-call-next.ts";
import { recallVisit } from "#lib/queue/calling/commands/recall-visit.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { noteVisit } from "#lib/queue/visit/commands/note-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { NOW, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	outcomeOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

const kindsOf = async (visitId: string) =>
	(await visitRow(visitId)).events.map(({ kind }) => kind);

/** Somebody is served at the first desk, as its page shows it. */
async function served(house: House, now = NOW) {
	const { visitId } = await call(house, now);
	value(await serveVisit(clerkOf(house), await change(visitId, now)));
	return change(visitId, now);
}

describe("done and on", () => {
	test("ends one visit and calls whoever is next, each as a step of its own that can be taken back", async () => {
		const house = await openHouse();
		const first = await drawn(house);
		const second = await drawn(house);
		const page = await served(house);
		const called = value(
			await finishAndCallNext(clerkOf(house), { ...page, now: at("10:05") }),
		);
		expect(called?.visitId).toBe(second.visitId);
		expect(await kindsOf(first.visitId)).toEqual([
			"arrived",
			"called",
			"serving",
			"done",
		]);
		expect((await visitRow(first.visitId)).endedAt).toEqual(
			new Date(at("10:05").epochMilliseconds),
		);
		value(
			await undoStep(clerkOf(house), await change(second.visitId, at("10:06"))),
		);
		expect((await visitRow(second.visitId)).status).toBe("waiting");
		value(
			await undoStep(clerkOf(house), await change(first.visitId, at("10:06"))),
		);
		expect((await visitRow(first.visitId)).status).toBe("serving");
	});

	test("with nobody waiting, or at a desk that was closed meanwhile, it only ends the visit", async () => {
		const house = await openHouse();
		const { visitId } = await drawn(house);
		expect(
			value(await finishAndCallNext(clerkOf(house), await served(house))),
		).toBeNull();
		expect((await visitRow(visitId)).status).toBe("done");
		const next = await drawn(house);
		const waits = await drawn(house);
		const page = await served(house);
		await db().desk.updateMany({
			where: { stationId: house.id },
			data: { active: false },
		});
		expect(value(await finishAndCallNext(clerkOf(house), page))).toBeNull();
		expect((await visitRow(next.visitId)).status).toBe("done");
		expect((await visitRow(waits.visitId)).status).toBe("waiting");
	});

	test("works for whoever is served at the own desk, and for nobody else", async () => {
		const house = await openHouse(2);
		await drawn(house);
		await drawn(house);
		const { visitId } = await call(house);
		const clerk = clerkOf(house);
		// Called and not there yet: whether they come is not known.
		expect(
			outcomeOf(await finishAndCallNext(clerk, await change(visitId, NOW))),
		).toBe("visit-changed");
		value(await serveVisit(clerk, await change(visitId, NOW)));
		const page = await change(visitId, NOW);
		expect(outcomeOf(await finishAndCallNext(clerkOf(house, 1), page))).toBe(
			"visit-changed",
		);
		expect(outcomeOf(await finishAndCallNext(house.reception, page))).toBe(
			"no-desk",
		);
		const stranger = clerkOf(await openHouse());
		expect(outcomeOf(await finishAndCallNext(stranger, page))).toBe(
			"forbidden",
		);
		expect((await visitRow(visitId)).status).toBe("serving");
	});

	test("pressed ten times at once, it ends one visit and calls one person", async () => {
		const house = await openHouse();
		for (let people = 0; people < 12; people += 1) await drawn(house);
		const page = await served(house);
		const all = await Promise.all(
			Array.from({ length: 10 }, () => finishAndCallNext(clerkOf(house), page)),
		);
		expect(tally(all)).toEqual({ ok: 10 });
		const rows = await db().visit.groupBy({
			by: ["status"],
			where: { stationId: house.id },
			_count: true,
		});
		expect(
			Object.fromEntries(rows.map(({ status, _count }) => [status, _count])),
		).toEqual({ done: 1, called: 1, waiting: 10 });
	});

	test("two clerks who press at once get two people", async () => {
		const house = await openHouse(2);
		for (let people = 0; people < 4; people += 1) await drawn(house);
		const pages = [await served(house)];
		const other = await call(house, NOW, 1);
		value(
			await serveVisit(clerkOf(house, 1), await change(other.visitId, NOW)),
		);
		pages.push(await change(other.visitId, NOW));
		const both = await Promise.all(
			pages.map((page, desk) => finishAndCallNext(clerkOf(house, desk), page)),
		);
		const called = both.map((one) => value(one)?.visitId);
		expect(new Set(called).size).toBe(2);
		expect(called).not.toContain(undefined);
	});
});

describe("a press that comes twice", () => {
	test("calls the next person once, and says nothing of somebody at the desk", async () => {
		const house = await openHouse();
		await drawn(house);
		await drawn(house);
		const clerk = clerkOf(house);
		const press = { shownAt: NOW.epochMilliseconds, now: NOW };
		const both = await Promise.all([1, 2].map(() => callNext(clerk, press)));
		expect(tally(both)).toEqual({ ok: 2 });
		expect(new Set(both.map((one) => value(one).visitId)).size).toBe(1);
	});

	test("on a page that was newer than the call, somebody at the desk was forgotten there", async () => {
		const house = await openHouse();
		await drawn(house);
		await drawn(house);
		await call(house);
		const later = at("10:30");
		expect(
			outcomeOf(
				await callNext(clerkOf(house), {
					shownAt: later.epochMilliseconds,
					now: later,
				}),
			),
		).toBe("visit-open");
	});

	test("calls the same person by hand once; another one is refused", async () => {
		const house = await openHouse();
		const { visitId } = await drawn(house);
		const other = await drawn(house);
		const who = { visitId, version: (await visitRow(visitId)).version };
		const clerk = clerkOf(house);
		value(await callVisit(clerk, { who, now: NOW }));
		expect(outcomeOf(await callVisit(clerk, { who, now: NOW }))).toBe("ok");
		expect(await kindsOf(visitId)).toEqual(["arrived", "called"]);
		const next = {
			visitId: other.visitId,
			version: (await visitRow(other.visitId)).version,
		};
		expect(outcomeOf(await callVisit(clerk, { who: next, now: NOW }))).toBe(
			"visit-open",
		);
	});

	test("takes each step once: call again, is here, done", async () => {
		const house = await openHouse();
		await drawn(house);
		const clerk = clerkOf(house);
		const { visitId } = await call(house);
		const steps = [
			recallVisit,
			serveVisit,
			(...[actor, page]: Parameters<typeof serveVisit>) =>
				finishVisit(actor, { ...page, outcome: "done" }),
		];
		for (const step of steps) {
			const page = await change(visitId, NOW);
			expect(outcomeOf(await step(clerk, page))).toBe("ok");
			expect(outcomeOf(await step(clerk, page))).toBe("ok");
		}
		expect(await kindsOf(visitId)).toEqual([
			"arrived",
			"called",
			"recalled",
			"serving",
			"done",
		]);
		expect((await visitRow(visitId)).calls).toBe(2);
	});

	test("is another page's where a colleague took the step, it was taken back, or something was written", async () => {
		const house = await openHouse(2);
		await drawn(house);
		const { visitId } = await call(house);
		const page = await change(visitId, NOW);
		value(await serveVisit(clerkOf(house), page));
		expect(outcomeOf(await serveVisit(clerkOf(house, 1), page))).toBe(
			"visit-changed",
		);
		value(await undoStep(clerkOf(house), await change(visitId, NOW)));
		expect(outcomeOf(await serveVisit(clerkOf(house), page))).toBe(
			"visit-changed",
		);
		const written = await change(visitId, NOW);
		value(await noteVisit(clerkOf(house), { ...written, note: "Rollstuhl" }));
		expect(
			outcomeOf(
				await noteVisit(clerkOf(house), { ...written, note: "Kinderwagen" }),
			),
		).toBe("visit-changed");
	});
});

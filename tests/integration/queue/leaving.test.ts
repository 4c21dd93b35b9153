import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { leaveQueue } from "#lib/queue/arrival/commands/leave-queue.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { findTicketLink } from "#lib/queue/arrival/queries/find-ticket-link.ts";
import { callNext } from "#lib/queue/calling/commands/call-next.ts";
import { serveVisit } from "#lib/queue/calling/commands/serve-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { inParallel, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	change,
	type House,
	openHouse,
	outcomeOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

let house: House;
const clerk = () => house.clerks[0] ?? house.reception;

beforeAll(async () => {
	await makeCity();
	house = await openHouse();
});

const kiosk = () => ({ deviceId: randomUUID(), stationId: house.id });

const draw = async () =>
	value(
		await drawTicketAtKiosk(kiosk(), {
			key: randomUUID(),
			services: [house.service.slug],
			locale: "de",
			now: at("10:00"),
		}),
	);

test("whoever waits leaves the line by the link, once, however often they press", async () => {
	const { token, visitId } = await draw();
	const results = await inParallel(4, Array.from({ length: 4 }), () =>
		leaveQueue({ token, now: at("10:05") }),
	);
	expect(tally(results)).toEqual({ ok: 4 });
	const row = await visitRow(visitId);
	expect(row).toMatchObject({ status: "left" });
	expect(row.events.map(({ kind, actor }) => [kind, actor])).toEqual([
		["arrived", "kiosk"],
		["left", "citizen"],
	]);
	expect(await findTicket(token, at("10:06"))).toMatchObject({
		state: "ended",
		outcome: "left",
	});
	// Pressed by mistake: staff take it back.
	const back = await undoStep(clerk(), await change(visitId, at("10:07")));
	expect(outcomeOf(back)).toBe("ok");
	await leaveQueue({ token, now: at("10:08") });
});

test("whoever is called may leave, too; whoever sits at a desk says it there", async () => {
	const first = await draw();
	const second = await draw();
	value(await callNext(clerk(), { now: at("10:10") }));
	expect(await findTicket(first.token, at("10:10"))).toMatchObject({
		state: "called",
		calls: 1,
	});
	expect(
		outcomeOf(await leaveQueue({ token: first.token, now: at("10:11") })),
	).toBe("ok");
	value(await callNext(clerk(), { now: at("10:12") }));
	value(await serveVisit(clerk(), await change(second.visitId, at("10:13"))));
	expect(
		outcomeOf(await leaveQueue({ token: second.token, now: at("10:14") })),
	).toBe("being-served");
});

test("a token that is none, or of another day, moves nobody", async () => {
	const { token, visitId } = await draw();
	for (const wrong of ["", "x".repeat(30), token.slice(0, -1), visitId])
		expect(
			outcomeOf(await leaveQueue({ token: wrong, now: at("10:20") })),
		).toBe("unknown-visit");
	const tomorrow = at("10:20").add({ hours: 24 });
	expect(outcomeOf(await leaveQueue({ token, now: tomorrow }))).toBe(
		"unknown-visit",
	);
	expect(await visitRow(visitId)).toMatchObject({ status: "waiting" });
});

test("an appointment leads to its place in line once its citizen is here", async () => {
	const { id, reference } = await bookToday(house, 700);
	expect(await findTicketLink(id, at("11:00"))).toBeNull();
	const now = at("11:00");
	const checkedIn = value(
		await checkInAtKiosk(kiosk(), { who: { reference }, now }),
	);
	if (!("token" in checkedIn)) throw new Error(checkedIn.outcome);
	expect(await findTicketLink(id, now)).toEqual({
		token: checkedIn.token,
		hasSeveralDesks: false,
	});
	expect(await findTicketLink(id, now.add({ hours: 24 }))).toBeNull();
});

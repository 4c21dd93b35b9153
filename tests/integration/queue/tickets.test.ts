import { beforeAll, describe, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { drawTicketAtKiosk } from "#lib/queue/arrival/commands/draw-ticket.ts";
import { steerWalkIns } from "#lib/queue/arrival/commands/steer-walk-ins.ts";
import { listWalkInsWithTicket } from "#lib/queue/arrival/queries/list-with-ticket.ts";
import { PRIORITIES } from "#lib/queue/queue.ts";
import { prioritiseVisit } from "#lib/queue/visit/commands/prioritise-visit.ts";
import { findInstead } from "#lib/queue/waits/queries/find-instead.ts";
import { findWalkIns } from "#lib/queue/waits/queries/find-walk-ins.ts";
import { NOW, untilNotBusy } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	call,
	change,
	clerkOf,
	draw,
	drawn,
	openHouse,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

beforeAll(() => makeCity());

describe("tickets", () => {
	test("an impatient finger draws one, others draw their own", async () => {
		const house = await openHouse();
		const kiosk = { deviceId: "k", stationId: house.id };
		const input = {
			key: "the form's own",
			services: [`${house.service.slug}:2`],
			locale: "en",
			now: NOW,
		};
		const pressed = await Promise.all(
			Array.from({ length: 10 }, () =>
				untilNotBusy(() => drawTicketAtKiosk(kiosk, input)),
			),
		);
		const tickets = pressed.map((result) => value(result));
		expect(new Set(tickets.map(({ ticket }) => ticket))).toEqual(
			new Set(["W001"]),
		);
		expect(tickets.filter(({ repeated }) => !repeated)).toHaveLength(1);
		expect((await drawn(house)).ticket).toBe("W002");
		const [first] = (await queueOf(house, NOW)).waiting;
		// Nobody agreed that the desk sees the language.
		expect(first).toMatchObject({ ticket: "W001", speaks: null, minutes: 20 });
		expect((await visitRow(tickets[0]?.visitId ?? "")).locale).toBe("en");
		expect(first?.services).toMatchObject([{ quantity: 2 }]);
	});

	test("who is asked for a Wartenummer finds the walk-in, at own stations and today only", async () => {
		const house = await openHouse();
		const { ticket } = await drawn(house);
		const list = async (actor = house.reception, now = NOW) =>
			value(await listWalkInsWithTicket(actor, ticket, now)).map(
				({ stationId, status }) => ({ stationId, status }),
			);
		expect(await list()).toEqual([{ stationId: house.id, status: "waiting" }]);
		const other = await openHouse();
		expect(await list(other.reception)).toEqual([]);
		expect(await list(house.reception, NOW.add({ hours: 24 }))).toEqual([]);
		expect(
			outcomeOf(
				await listWalkInsWithTicket(
					{ ...house.reception, role: "coordinator" },
					ticket,
					NOW,
				),
			),
		).toBe("forbidden");
	});

	test("a priority needs its reason, and goes before those without one", async () => {
		const house = await openHouse();
		await drawn(house);
		const priority = "priority" as const;
		expect(outcomeOf(await draw(house, NOW, { priority }))).toBe(
			"text-missing",
		);
		const urgent = { priority, priorityReason: "Hochschwanger" };
		const { visitId } = await drawn(house, NOW, urgent);
		expect((await queueOf(house, NOW)).next).toBeNull();
		const { next } = await queueOf(house, NOW, clerkOf(house));
		expect(next).toEqual({
			visitId,
			reason: "priority",
			skipped: 0,
			left: 0,
		});
		const calm = {
			...(await change(visitId, NOW)),
			priority: null,
			reason: "",
		};
		value(await prioritiseVisit(house.reception, calm));
		expect((await visitRow(visitId)).memo?.priorityReason).toBeNull();
		expect((await call(house)).ticket).toBe("W001");
	});

	test.each(PRIORITIES)(
		"with the priority %s are kept and called by it",
		async (priority) => {
			const house = await openHouse();
			const urgent = { priority, priorityReason: "Hochschwanger" };
			const { visitId } = await drawn(house, NOW, urgent);
			expect((await visitRow(visitId)).priority).toBe(priority);
			const { next } = await queueOf(house, NOW, clerkOf(house));
			expect(next).toEqual({ visitId, reason: priority, skipped: 0, left: 0 });
		},
	);

	test("are given as long as people would be done by closing time; staff decide otherwise, for today", async () => {
		const house = await openHouse();
		const late = at("15:50");
		const services = [house.service.slug];
		expect((await findWalkIns(house.id, services, at("15:40")))?.open).toBe(
			true,
		);
		expect(await findWalkIns(house.id, services, late)).toEqual({
			open: false,
			why: "full",
		});
		expect(outcomeOf(await draw(house, late))).toBe("walk-ins-stopped");
		expect(outcomeOf(await draw(house, late, { override: true }))).toBe("ok");
		const lead = { ...house.reception, role: "lead" } as const;
		const steer = (
			mode: "open" | "stopped" | "automatic",
			actor = lead as typeof house.reception,
		) => steerWalkIns(actor, { stationId: house.id, mode, now: late });
		expect(outcomeOf(await steer("open", house.reception))).toBe("forbidden");
		value(await steer("open"));
		expect(outcomeOf(await draw(house, late))).toBe("ok");
		value(await steer("stopped"));
		expect(outcomeOf(await draw(house, at("15:51")))).toBe("walk-ins-stopped");
		expect(outcomeOf(await draw(house, late.add({ hours: 18 })))).toBe("ok");
		value(await steer("automatic"));
		expect(await findWalkIns(house.id, services, at("20:00"))).toEqual({
			open: false,
			why: "closed",
		});
	});

	test("where there are none any more, what to do instead is known", async () => {
		const house = await openHouse();
		const other = await openHouse();
		const instead = await findInstead(
			house.id,
			[house.service.slug],
			at("15:30"),
		);
		expect(instead.others.map(({ slug }) => slug)).toContain(other.slug);
		expect(instead.opens).toEqual({ date: "2026-11-25", minute: 480 });
		expect(instead.appointment).toMatchObject({ date: TODAY, start: 930 });
	});

	test("what no desk of the house does is said at once", async () => {
		const house = await openHouse();
		await db().desk.updateMany({
			where: { stationId: house.id },
			data: { servesAll: false },
		});
		expect(outcomeOf(await draw(house, NOW))).toBe("not-served-here");
		expect(outcomeOf(await draw(house, NOW, { services: ["nonsense"] }))).toBe(
			"unknown-service",
		);
	});
});

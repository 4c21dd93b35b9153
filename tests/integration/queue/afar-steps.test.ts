import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { checkInAtKiosk } from "#lib/queue/arrival/commands/check-in.ts";
import { callVisit } from "#lib/queue/calling/commands/call-visit.ts";
import { handOver } from "#lib/queue/calling/commands/hand-over.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { parkVisit } from "#lib/queue/visit/commands/park-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { allowAfar, fill, fromAfar } from "#tests/support/afar.ts";
import { makeCity } from "#tests/support/factory.ts";
import { makeActor } from "#tests/support/house.ts";
import {
	at,
	change,
	clerkOf,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";

let house: House;
let afar: Awaited<ReturnType<typeof fromAfar>>;

beforeEach(async () => {
	await makeCity();
	house = await openHouse(2);
	await allowAfar(house, 5);
	await fill(house, 6);
	afar = await fromAfar(house, at("09:00"));
});

const hereAt = async () =>
	(
		await db().afarTicket.findUniqueOrThrow({
			where: { visitId: afar.visitId },
		})
	).hereAt;
const awayIds = async (now = at("09:20")) =>
	(await queueOf(house, now)).away.map(({ id }) => id);

test("nobody who waits elsewhere is called, parked or handed over", async () => {
	const clerk = clerkOf(house);
	const now = at("09:05");
	const { visitId } = afar;
	const { version } = await change(visitId, now);
	expect(
		outcomeOf(await callVisit(clerk, { who: { visitId, version }, now })),
	).toBe("visit-changed");
	for (const until of [null, 600])
		expect(
			outcomeOf(
				await parkVisit(clerk, { ...(await change(visitId, now)), until }),
			),
		).toBe("visit-changed");
	for (const to of [
		{ deskId: house.deskIds[1] ?? 0 },
		{ services: [house.service.slug] },
	])
		expect(
			outcomeOf(await handOver(clerk, { ...(await change(visitId, now)), to })),
		).toBe("visit-changed");
	expect(await awayIds()).toEqual([visitId]);
	// Here, they are somebody as everybody else.
	value(await reopenVisit(clerk, await change(visitId, now)));
	value(
		await parkVisit(clerk, { ...(await change(visitId, now)), until: null }),
	);
	expect(await awayIds()).toEqual([]);
});

test("whose number was ended and taken up again by mistake is awaited again once that is taken back", async () => {
	const clerk = clerkOf(house);
	const { visitId, reference } = afar;
	value(
		await finishVisit(clerk, {
			...(await change(visitId, at("09:05"))),
			outcome: "left",
		}),
	);
	value(await reopenVisit(clerk, await change(visitId, at("09:06"))));
	expect(await hereAt()).not.toBeNull();
	value(await undoStep(clerk, await change(visitId, at("09:07"))));
	expect(await hereAt()).toBeNull();
	value(await undoStep(clerk, await change(visitId, at("09:08"))));
	expect(await awayIds()).toEqual([visitId]);
	const kiosk = { deviceId: randomUUID(), stationId: house.id };
	const checked = value(
		await checkInAtKiosk(kiosk, { who: { reference }, now: at("09:09") }),
	);
	expect(checked).toMatchObject({ outcome: "checked-in", visitId });
	expect((await visitRow(visitId)).status).toBe("waiting");
});

test("who may not call neither says that somebody is here nor takes it back", async () => {
	const other = await openHouse();
	const { visitId } = afar;
	for (const stranger of [clerkOf(other), await makeActor("agent", [])]) {
		expect(
			outcomeOf(
				await reopenVisit(stranger, await change(visitId, at("09:05"))),
			),
		).toBe("forbidden");
		expect(
			outcomeOf(await undoStep(stranger, await change(visitId, at("09:05")))),
		).toBe("forbidden");
	}
	expect(await awayIds()).toEqual([visitId]);
});

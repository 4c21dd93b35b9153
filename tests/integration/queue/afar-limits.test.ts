import { beforeEach, expect, test } from "vitest";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { AFAR_FORM } from "#lib/queue/afar/commands/ask-from-afar.ts";
import { getOutlook } from "#lib/queue/waits/queries/outlook.ts";
import { allowAfar, ask, fill, fromAfar } from "#tests/support/afar.ts";
import { inParallel, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
} from "#tests/support/queue.ts";

let house: House;

beforeEach(async () => {
	await makeCity();
	house = await openHouse();
	await allowAfar(house, 5);
	await fill(house, 6);
});

test("one mailbox gets three links a day, however its address is written, also at the same moment", async () => {
	const asks = await inParallel(6, [1, 2, 3, 4, 5, 6], (number) =>
		ask(house, at("09:00"), { email: `mia+${number}@citizen.example` }),
	);
	expect(tally(asks)).toEqual({ ok: 3, "mail-limit": 3 });
	expect(
		await db().message.count({ where: { afar: { stationId: house.id } } }),
	).toBe(3);
});

test("a form that comes again with something else in it is another wish", async () => {
	const form = { formKey: newFormKey(AFAR_FORM), email: "lia@citizen.example" };
	for (const wayMinutes of [10, 10, 15])
		expect(
			outcomeOf(await ask(house, at("09:00"), { ...form, wayMinutes })),
		).toBe("ok");
	const rows = await db().afarTicket.findMany({
		where: { stationId: house.id },
		orderBy: { wayMinutes: "asc" },
	});
	expect(rows.map(({ wayMinutes }) => wayMinutes)).toEqual([10, 15]);
});

test("one connection asks so often and no more, whatever it is answered", async () => {
	const client = "203.0.113.77";
	const answers: string[] = [];
	for (let count = 0; count < 41; count += 1)
		answers.push(
			outcomeOf(await ask(house, at("09:00"), { client, wayMinutes: 120 })),
		);
	expect(new Set(answers.slice(0, 40))).toEqual(new Set(["short"]));
	expect(answers[40]).toBe("too-many-tries");
	expect(
		outcomeOf(await ask(house, at("09:00"), { client: "203.0.113.78" })),
	).toBe("ok");
});

test("nobody draws for a crowd of persons at once", async () => {
	const service = `${house.service.slug}:9`;
	expect(outcomeOf(await ask(house, at("09:00"), { service }))).toBe(
		"unknown-service",
	);
});

test("whoever draws many numbers and comes with none fills neither the day nor the kiosk", async () => {
	const state = async (clock: string) =>
		(await queueOf(house, at(clock))).walkIns.state;
	const away: string[] = [];
	for (const clock of ["09:00", "10:01"])
		for (let count = 0; count < 5; count += 1)
			away.push((await fromAfar(house, at(clock))).visitId);
	// So many as of two hours are out.
	expect(outcomeOf(await ask(house, at("11:02")))).toBe("full");
	// Late enough in the day they would fill what is left of it.
	const minutes = await db().service.findUniqueOrThrow({
		where: { id: house.service.id },
	});
	const clock = Temporal.PlainTime.from("16:00")
		.subtract({ minutes: 9 * minutes.durationMinutes })
		.toString()
		.slice(0, 5);
	const { newcomer, room } = await getOutlook(house.id, at(clock));
	expect(newcomer?.minutes).toBeGreaterThan((room?.minutes ?? 0) + 30);
	expect((await state(clock)).open).toBe(true);
	// Called in, and much too late: nobody waits for them any more, whether the word has reached them or not.
	for (const toldAt of [null, toDbInstant(at("11:00"))]) {
		await db().afarTicket.updateMany({
			where: { visitId: { in: away } },
			data: { comeAt: toDbInstant(at("11:00")), toldAt },
		});
		await db().visit.updateMany({
			where: { id: { in: away } },
			data: { version: { increment: 1 } },
		});
		const { situation } = await getOutlook(house.id, at("11:26"));
		const ids = situation.waiting.map(({ id }) => id);
		expect(away.filter((id) => ids.includes(id))).toEqual([]);
	}
});

test("whom nothing has told takes nobody else's number all day", async () => {
	await allowAfar(house, 1);
	const first = await fromAfar(house, at("09:00"), { wayMinutes: 10 });
	const another = async (clock: string) =>
		outcomeOf(await ask(house, at(clock)));
	// Another hour: two may be out at a time.
	const second = await fromAfar(house, at("10:01"), { wayMinutes: 10 });
	expect(await another("11:02")).toBe("full");
	// Called in, and neither mail nor device has told them.
	await db().afarTicket.updateMany({
		where: { visitId: { in: [first.visitId, second.visitId] } },
		data: { comeAt: toDbInstant(at("10:30")) },
	});
	expect(await another("10:54")).toBe("full");
	expect(await another("11:02")).toBe("ok");
	// Their own numbers count all the same.
	const { status } = await db().visit.findUniqueOrThrow({
		where: { id: first.visitId },
	});
	expect(status).toBe("parked");
});

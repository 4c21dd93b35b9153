import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { findAfarMail } from "#lib/notifications/letter/queries/find-afar-letter.ts";
import { buildFigures } from "#lib/pilot/figures/commands/build-figures.ts";
import { callIn } from "#lib/queue/afar/commands/call-in.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { allowAfar, fill, fromAfar } from "#tests/support/afar.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	change,
	clerkOf,
	type House,
	openHouse,
	outcomeOf,
	queueOf,
	TODAY,
	value,
	visitRow,
} from "#tests/support/queue.ts";

let house: House;

beforeEach(async () => {
	await makeCity();
	house = await openHouse();
	await allowAfar(house, 5);
	await fill(house, 4);
});

/** Everybody in the house is served at once, and whoever is away is told to come. */
async function summonedAt(clock: string) {
	const afar = await fromAfar(house, at("09:00"));
	for (const { id } of (await queueOf(house, at(clock))).waiting)
		value(
			await finishVisit(clerkOf(house), {
				...(await change(id, at(clock))),
				outcome: "done",
			}),
		);
	await callIn(at(clock));
	return afar;
}

const setMail = (visitId: string, data: { status: string; sentAt?: Date }) =>
	db().message.updateMany({
		where: { kind: "afar-come", afar: { visitId } },
		data,
	});

test("whom no notice has reached is not too late and loses nothing, however long that takes", async () => {
	const { visitId, token } = await summonedAt("09:06");
	await setMail(visitId, { status: "failed" });
	await callIn(at("11:00"));
	expect((await visitRow(visitId)).status).toBe("parked");
	// A mail that came back told nobody anything.
	const sentAt = toDbInstant(at("11:00"));
	await setMail(visitId, { status: "sent", sentAt });
	await callIn(at("11:01"));
	expect((await findTicket(token, at("11:01")))?.away).toMatchObject({
		lateAt: at("11:25").epochMilliseconds,
	});
	await setMail(visitId, { status: "bounced" });
	await callIn(at("11:02"));
	expect((await findTicket(token, at("11:02")))?.away).toMatchObject({
		lateAt: null,
		mail: "failed",
	});
	await callIn(at("14:00"));
	expect((await visitRow(visitId)).status).toBe("parked");
	// In time after all: nobody stands before them.
	value(await reopenVisit(clerkOf(house), await change(visitId, at("14:01"))));
	const { waiting } = await queueOf(house, at("14:01"));
	expect(waiting).toMatchObject([
		{ id: visitId, arrivedAt: at("09:00").epochMilliseconds },
	]);
});

test("a mail that leaves late tells a time that can be kept, and none that is past", async () => {
	const { visitId } = await summonedAt("09:06");
	const { id } = await db().message.findFirstOrThrow({
		where: { kind: "afar-come", afar: { visitId } },
	});
	expect(await findAfarMail(id, at("09:50"))).toMatchObject({
		outdated: false,
		notice: { dueAt: at("10:00").epochMilliseconds },
	});
	// A device has told them in time, and that time is over.
	await db().afarTicket.update({
		where: { visitId },
		data: { toldAt: toDbInstant(at("09:07")) },
	});
	expect(await findAfarMail(id, at("09:50"))).toMatchObject({ outdated: true });
});

test("once the house is closed for today whoever still waits elsewhere is told so", async () => {
	const { visitId, token } = await fromAfar(house, at("09:00"));
	await callIn(at("15:59"));
	expect((await visitRow(visitId)).status).toBe("parked");
	await callIn(at("16:00"));
	expect(await findTicket(token, at("16:01"))).toMatchObject({
		state: "ended",
		isExpired: true,
	});
	const mails = await db().message.findMany({
		where: { kind: "afar-over", afar: { visitId } },
	});
	expect(mails).toHaveLength(1);
	expect(
		await db().message.count({
			where: { kind: "afar-come", afar: { visitId } },
		}),
	).toBe(0);
	await callIn(at("16:02"));
	expect(
		await db().message.count({
			where: { kind: "afar-over", afar: { visitId } },
		}),
	).toBe(1);
	// The clock would end it again: nobody takes that back, but whoever is here after all is taken up again.
	expect(
		outcomeOf(
			await undoStep(clerkOf(house), await change(visitId, at("16:02"))),
		),
	).toBe("not-own-step");
	// Taken up again, the mail that has not left yet would not be true.
	value(await reopenVisit(clerkOf(house), await change(visitId, at("16:03"))));
	expect(await findAfarMail(mails[0]?.id ?? "", at("16:03"))).toMatchObject({
		outdated: true,
	});
});

test("whoever never came is no visit in the figures, and whoever came is one", async () => {
	const gone = await fromAfar(house, at("09:00"));
	const here = await fromAfar(house, at("09:00"));
	value(
		await reopenVisit(clerkOf(house), await change(here.visitId, at("09:30"))),
	);
	await callIn(at("16:00"));
	await buildFigures(TODAY, TODAY, at("23:00"));
	const ids = (
		await db().visitFigure.findMany({ where: { stationId: house.id } })
	).map(({ visitId }) => visitId);
	expect(ids).toContain(here.visitId);
	expect(ids).not.toContain(gone.visitId);
	expect(ids).toHaveLength(5);
});

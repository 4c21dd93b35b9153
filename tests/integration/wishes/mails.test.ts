import { expect, test } from "vitest";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { db } from "#lib/db/client.ts";
import { listSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { acceptOffer } from "#lib/wishes/commands/answer-offer.ts";
import { offerTimes } from "#lib/wishes/commands/offer-times.ts";
import { listWishesForStaff } from "#lib/wishes/queries/list-wishes.ts";
import { makeActor } from "#tests/support/actor.ts";
import { book, NOW, SILENT, wish } from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeStation } from "#tests/support/factory.ts";
import { keepMinutes, noteWish, value, wanted } from "#tests/support/wishes.ts";

const service = cityWithService();

const WISHER = {
	name: "Erika Wartend",
	bookedBy: null,
	email: "erika@citizen.example",
	phone: null,
};

const sendAll = async () => {
	const stop = await startWorker();
	await eventually(async () =>
		expect(await db().message.count({ where: { status: "queued" } })).toBe(0),
	);
	await stop();
	return listSavedMails(20);
};

test("each mail leaves once, leads to its page, and what is over is not sent any more", async () => {
	setNow(NOW);
	await keepMinutes(20);
	const station = await makeStation({ from: 540, until: 555 });
	const booked = await book(wish(station, service), SILENT);
	const noted = await noteWish(wanted(station, service), { person: WISHER });
	const [first] = await sendAll();
	expect(first).toMatchObject({
		to: WISHER.email,
		subject: "Ihr Wunschtermin ist vorgemerkt",
		calendar: null,
	});
	expect(first?.text).toContain(`/wunsch/${noted.token}`);

	value(await cancelAppointment({ ...booked, now: NOW }));
	await offerTimes(NOW);
	const mails = await sendAll();
	const offer = mails.find(({ subject }) => subject.startsWith("Bitte"));
	const token = /\/angebot\/([\w-]{22})/.exec(offer?.text ?? "")?.[1] ?? "";
	expect(offer?.calendar).toBeNull();

	// The mail failed after all: somebody calls.
	await db().message.updateMany({
		where: { kind: "wish-offer" },
		data: { status: "bounced" },
	});
	const agent = await makeActor("agent");
	expect(value(await listWishesForStaff(agent, null, NOW))).toMatchObject([
		{ toCall: true },
	]);
	await db().message.updateMany({
		where: { kind: "wish-offer" },
		data: { status: "queued" },
	});
	value(await acceptOffer({ token, client: "a", now: NOW }));
	const all = await sendAll();
	expect(all.map(({ subject }) => subject.split(":")[0]).toSorted()).toEqual([
		"Bitte antworten",
		"Ihr Termin am Di., 1. Dezember 2026, 9",
		"Ihr Wunschtermin ist vorgemerkt",
	]);
	const [overtaken] = await db().message.findMany({
		where: { kind: "wish-offer" },
		select: { status: true, lastError: true },
	});
	expect(overtaken).toEqual({ status: "failed", lastError: "outdated" });
});

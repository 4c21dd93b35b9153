import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { askOfToken, askToken } from "#lib/auth/secrets/secrets.ts";
import { eraseContacts } from "#lib/booking/commands/erase-contacts.ts";
import {
	confirmHold,
	newConfirmKey,
} from "#lib/booking/hold/commands/confirm-hold.ts";
import { correctContact } from "#lib/booking/manage/commands/correct-contact.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { askDue } from "#lib/feedback/commands/ask-due.ts";
import { eraseFeedback } from "#lib/feedback/commands/erase-feedback.ts";
import { sendOpinion } from "#lib/feedback/commands/send-opinion.ts";
import { findAsk } from "#lib/feedback/queries/find-ask.ts";
import { NOTHING_SAID, parseOpinion } from "#lib/feedback/rules/opinion.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { letterFor } from "#lib/notifications/letter/rules/letter.ts";
import { setNow } from "#lib/runtime/clock.ts";
import {
	book,
	DAY,
	hold,
	NOW,
	PERSON,
	tally,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

let station: Awaited<ReturnType<typeof makeStation>>;
let service: Awaited<ReturnType<typeof makeService>>;
const END = Temporal.Instant.from(`${DAY}T09:20:00+01:00`);
const LATER = END.add({ hours: 3 });

beforeEach(async () => {
	await makeCity();
	await db().rateLimit.deleteMany();
	await db().feedback.deleteMany();
	await db().message.deleteMany();
	await db().feedbackAsk.deleteMany();
	await db().visit.deleteMany();
	station = await makeStation();
	service = await makeService();
});

/** Booked with or without the tick, and the visit ended like this. */
async function visited({
	mayAsk = true,
	status = "done",
	email = "ayse@citizen.example" as string | null,
	start = 540,
} = {}) {
	const token = randomUUID().replaceAll("-", "").slice(0, 22);
	const wanted = { station: station.slug, service: service.slug, start, token };
	await hold(wanted);
	const confirmed = await confirmHold({
		holdToken: token,
		confirmKey: newConfirmKey(token),
		details: { ...PERSON, email },
		expected: {
			stationSlug: station.slug,
			date: DAY,
			start,
			services: [service.slug],
		},
		mayAsk,
		locale: "de",
		client: token,
		now: NOW,
	});
	if (!confirmed.ok) throw new Error(confirmed.error);
	const row = await wholeAppointment(confirmed.value.reference);
	await endVisit(row.id, status);
	return { id: row.id, ...confirmed.value };
}

async function endVisit(id: string, status: string) {
	await db().appointment.update({ where: { id }, data: { status } });
	await db().visit.create({
		data: {
			id: randomUUID(),
			stationId: station.id,
			date: new Date(`${DAY}T00:00:00Z`),
			appointmentId: id,
			ticket: id.slice(0, 6),
			status: status === "done" || status === "unsettled" ? status : "left",
			arrivedAt: toDbInstant(END),
			endedAt: toDbInstant(END),
			locale: "de",
		},
	});
}

const invitations = () =>
	db().message.findMany({ where: { kind: "feedback" } });

const send = (
	token: string | null,
	{ formKey = randomUUID() as string, text = "Gut", now = LATER } = {},
) => {
	const parsed = parseOpinion({ ...NOTHING_SAID, text });
	if (!parsed.ok) throw new Error("Nothing said");
	return sendOpinion({
		formKey,
		opinion: parsed.opinion,
		source: "web",
		askToken: token,
		locale: "de",
		client: randomUUID(),
		now,
	});
};

test("whoever allowed it is asked once, two hours after the visit ended, also by several sweeps at once", async () => {
	await visited();
	expect(await askDue(END.add({ minutes: 119 }))).toBe(0);
	const asked = await Promise.all([
		askDue(LATER),
		askDue(LATER),
		askDue(LATER),
	]);
	expect(asked.reduce((sum, count) => sum + count)).toBe(1);
	expect(await askDue(LATER.add({ hours: 5 }))).toBe(0);
	expect(await invitations()).toHaveLength(1);
});

test("without a yes nobody is asked, nor after cancelling, staying away, or without an address", async () => {
	await visited({ mayAsk: false, start: 540 });
	await visited({ status: "cancelled", start: 600 });
	await visited({ status: "no-show", start: 660 });
	await visited({ status: "booked", start: 720 });
	await visited({ email: null, start: 780 });
	const plain = await book(wish(station, service, { start: 840 }));
	await endVisit((await wholeAppointment(plain.reference)).id, "done");
	expect(await askDue(LATER)).toBe(0);
	expect(await invitations()).toEqual([]);
	// After days of outage nobody remembers.
	await visited({ start: 900 });
	expect(await askDue(END.add({ hours: 73 }))).toBe(0);
});

test("the yes can be taken back, and goes with the address", async () => {
	const { reference, token } = await visited({ status: "booked" });
	const link = { reference, token };
	const consent = async () =>
		(await wholeAppointment(reference)).contact?.mayAsk;
	const contact = { email: PERSON.email, phone: null };
	expect(await consent()).toBe(true);
	await correctContact({ link, contact, mayAsk: false, now: NOW });
	expect(await consent()).toBe(false);
	await correctContact({ link, contact, mayAsk: true, now: NOW });
	expect(await consent()).toBe(true);
	await correctContact({
		link,
		contact: { email: null, phone: "0203 1234" },
		now: NOW,
	});
	expect(await consent()).toBe(false);
});

test("the mail carries a link that knows station, service and day, and once it is sent nothing leads to the appointment", async () => {
	const { id } = await visited();
	await askDue(LATER);
	const [message] = await invitations();
	if (!message?.askId) throw new Error("No invitation");
	const waiting = await findWaitingMessage(message.id, LATER);
	expect(waiting).toMatchObject({
		recipient: PERSON.email,
		outdated: false,
		event: null,
	});
	if (!waiting) throw new Error("No mail");
	const letter = letterFor(waiting.notice);
	const token = /rueckmeldung\?t=([\w-]+)/.exec(letter.text)?.[1] ?? "";
	expect(askOfToken(token)).toBe(message.askId);
	expect(await findAsk(token, LATER)).toEqual({
		id: message.askId,
		stationId: station.id,
		serviceId: service.id,
		day: DAY,
		visitKind: "appointment",
		state: "open",
	});
	expect(letter.text).not.toMatch(/termin\/\d/);
	setNow(LATER);
	await deliverMessage(
		message.id,
		{ deliver: async () => ({ outcome: "accepted" }), close: () => {} },
		true,
	);
	setNow(NOW);
	expect(await invitations()).toMatchObject([
		{ appointmentId: id, status: "sent", askId: null },
	]);
	expect(await findAsk(token, LATER)).toMatchObject({ state: "open" });
});

test("a clerk who takes the last step back keeps the mail in the house", async () => {
	const { id } = await visited();
	await askDue(LATER);
	await db().appointment.update({ where: { id }, data: { status: "serving" } });
	const [message] = await invitations();
	expect(await findWaitingMessage(message?.id ?? "", LATER)).toMatchObject({
		outdated: true,
	});
});

test("a link is used once: what is said by it knows the visit, what is said twice is one, and another is told", async () => {
	await visited();
	await askDue(LATER);
	const { id } = await db().feedbackAsk.findFirstOrThrow();
	const token = askToken(id);
	const formKey = randomUUID();
	const results = await Promise.all([
		send(token, { formKey }),
		send(token, { formKey }),
		send(token),
	]);
	const tallied = tally(results);
	expect(tallied.ok === 2 || tallied.ok === 1).toBe(true);
	expect(await db().feedback.count()).toBe(1);
	expect(await db().feedback.findFirst()).toMatchObject({
		source: "mail",
		stationId: station.id,
		serviceId: service.id,
		day: new Date(`${DAY}T00:00:00Z`),
		visitKind: "appointment",
		replyEmail: null,
	});
	expect(await send(token)).toMatchObject({ error: "link-used" });
	expect(await findAsk(token, LATER)).toMatchObject({ state: "used" });
});

test("after erasure, after its last day, or made up: a link counts no more, what is said counts all the same", async () => {
	await visited();
	await askDue(LATER);
	const { id } = await db().feedbackAsk.findFirstOrThrow();
	const token = askToken(id);
	// The person's data go first; the link does not need them.
	await eraseContacts(LATER.add({ hours: 24 * 8 }));
	expect(await findAsk(token, LATER.add({ hours: 24 * 8 }))).toMatchObject({
		state: "open",
	});
	const late = LATER.add({ hours: 24 * 31 });
	expect(await findAsk(token, late)).toMatchObject({ state: "over" });
	await eraseFeedback(late);
	expect(await findAsk(token, late)).toBeNull();
	for (const old of [token, askToken(randomUUID()), "x", "", "'; --"])
		expect(await send(old || null, { now: late })).toMatchObject({ ok: true });
	expect(await db().feedback.count({ where: { source: "web" } })).toBe(5);
});

import { expect, test } from "vitest";
import { offerToken } from "#lib/auth/secrets/secrets.ts";
import { cancelAppointment } from "#lib/booking/manage/commands/cancel-appointment.ts";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { db } from "#lib/db/client.ts";
import { remindDue } from "#lib/notifications/commands/remind-due.ts";
import { listUndelivered } from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import {
	acceptOffer,
	declineOffer,
} from "#lib/planning/change/commands/answer-offer.ts";
import { settleCall } from "#lib/planning/change/commands/settle-call.ts";
import { settleCases } from "#lib/planning/change/commands/settle-cases.ts";
import { findImpact } from "#lib/planning/change/queries/find-impact.ts";
import { findOffer } from "#lib/planning/change/queries/find-offer.ts";
import { listCalls } from "#lib/planning/change/queries/list-calls.ts";
import type { CivilDate } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	book,
	countOverlaps,
	DAY,
	freeStarts,
	NOW,
	PERSON,
	SILENT,
	tally,
	wholeAppointment,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import { makeStation } from "#tests/support/factory.ts";
import { caseOf, change, closureOf } from "#tests/support/planning.ts";

const service = cityWithService();

const LATER = NOW.add({ hours: 25 });

/** One appointment that has lost its desk, and the offer made to it. */
async function offered(details = PERSON) {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const clerk = await makeActor("clerk", station);
	const link = await book(
		{ station: station.slug, service: service.slug, start: 540 },
		details,
	);
	const changeId = await change(lead, station.id, closureOf(station.id, DAY));
	const found = await caseOf(link.reference);
	return { station, lead, clerk, link, changeId, caseId: found.id, found };
}

test("whoever takes the new time is moved there: number and links stay, one mail with the calendar tells so", async () => {
	const { link, caseId, found } = await offered();
	const answers = await Promise.all(
		Array.from({ length: 4 }, () => acceptOffer({ link, caseId, now: NOW })),
	);
	expect(tally(answers)).toEqual({ ok: 4 });
	const whole = await wholeAppointment(link.reference);
	expect(whole.startsAt).toEqual(found.hold?.startsAt);
	expect(whole.status).toBe("booked");
	expect(whole.messages.map(({ kind }) => kind)).toEqual([
		"confirmed",
		"offer",
		"moved",
	]);
	expect(await caseOf(link.reference)).toMatchObject({
		status: "accepted",
		hold: null,
	});
	const moved = whole.messages.find(({ kind }) => kind === "moved");
	const mail = await findWaitingMessage(moved?.id ?? "", NOW);
	expect(mail?.event).toMatchObject({
		state: "confirmed",
		sequence: whole.calendarSequence,
		startsAt: whole.startsAt.getTime(),
	});
	// The mail about the offer would mislead by now.
	const offer = whole.messages.find(({ kind }) => kind === "offer");
	expect((await findWaitingMessage(offer?.id ?? "", NOW))?.outdated).toBe(true);
	expect(await countOverlaps()).toBe(0);
});

test("the mail names the new time, the reason and one page to answer on, and brings no calendar file", async () => {
	const { link, found } = await offered();
	const whole = await wholeAppointment(link.reference);
	const offer = whole.messages.find(({ kind }) => kind === "offer");
	const mail = await findWaitingMessage(offer?.id ?? "", NOW);
	expect(mail).toMatchObject({
		outdated: false,
		event: null,
		notice: {
			startsAt: whole.startsAt.getTime(),
			offer: {
				startsAt: found.hold?.startsAt.getTime(),
				until: found.offeredUntil?.getTime(),
				reason: { text: "Rosenmontag", lang: "de" },
			},
		},
	});
	expect(mail?.notice.links.offer).toContain(
		`/termin/${link.reference}/angebot?t=${link.token}`,
	);
});

test("nobody else's link opens an offer, and no hold's link does", async () => {
	const one = await offered();
	const other = await offered();
	expect(
		await acceptOffer({ link: other.link, caseId: one.caseId, now: NOW }),
	).toMatchObject({ error: "unknown-offer" });
	expect(
		await acceptOffer({ link: one.link, caseId: "nichts", now: NOW }),
	).toMatchObject({ error: "unknown-offer" });
	expect(await findHold(offerToken(one.caseId), NOW)).toBeNull();
});

test("no answer within a day: the time is free again and somebody calls; a late answer still counts while it is free", async () => {
	const { station, clerk, link, caseId, found } = await offered();
	expect(await findOffer(found.appointmentId, "en", NOW)).toMatchObject({
		state: "open",
		time: { stationId: station.id, start: 540 },
		reason: { text: "Carnival Monday", lang: "en" },
	});
	const time = found.hold?.startsAt;
	expect(time).toBeDefined();
	await settleCases(NOW.add({ hours: 23 }));
	expect((await caseOf(link.reference)).status).toBe("offered");
	await settleCases(LATER);
	expect(await caseOf(link.reference)).toMatchObject({
		status: "to-call",
		reason: "no-answer",
	});
	const calls = await listCalls(clerk, station.id, LATER);
	expect(calls).toMatchObject({
		ok: true,
		value: [{ name: PERSON.name, reason: "no-answer", held: null }],
	});
	expect(await findOffer(found.appointmentId, "de", LATER)).toMatchObject({
		state: "over",
	});
	expect(await acceptOffer({ link, caseId, now: LATER })).toMatchObject({
		ok: true,
	});
	expect((await wholeAppointment(link.reference)).startsAt).toEqual(time);
});

test("whoever declines gives the time back and is called; declining twice is no error", async () => {
	const { station, link, caseId } = await offered();
	const before = await freeStarts(station, service);
	expect(before).toEqual([]);
	expect(await declineOffer({ link, caseId, now: NOW })).toMatchObject({
		ok: true,
	});
	expect(await declineOffer({ link, caseId, now: NOW })).toMatchObject({
		ok: true,
	});
	expect(await caseOf(link.reference)).toMatchObject({
		status: "to-call",
		reason: "declined",
		hold: { status: "expired" },
	});
});

test("accepting and cancelling at the same moment end in one of the two, and nothing stays held", async () => {
	for (let round = 0; round < 5; round++) {
		const { link, caseId } = await offered();
		const [accepted, cancelled] = await Promise.all([
			acceptOffer({ link, caseId, now: NOW }),
			cancelAppointment({ ...link, now: NOW }),
		]);
		expect(cancelled).toMatchObject({ ok: true });
		const whole = await wholeAppointment(link.reference);
		expect(whole.status).toBe("cancelled");
		await settleCases(NOW);
		const found = await caseOf(link.reference);
		expect(found.status).toBe(accepted.ok ? "accepted" : "settled");
		expect(
			await db().appointment.count({
				where: { replacesId: whole.id, status: "held" },
			}),
		).toBe(0);
	}
});

test("a mail that fails or comes back puts its person on the call list, once, and on no other list", async () => {
	const { station, clerk, link, caseId } = await offered();
	await db().message.updateMany({
		where: { appointment: { reference: link.reference }, kind: "offer" },
		data: { status: "bounced", lastError: "5.1.1" },
	});
	await settleCases(NOW);
	await settleCases(NOW);
	expect(await caseOf(link.reference)).toMatchObject({
		status: "to-call",
		reason: "mail-failed",
	});
	const calls = await listCalls(clerk, station.id, NOW);
	expect(calls.ok && calls.value.map(({ held }) => held !== null)).toEqual([
		true,
	]);
	expect(await listUndelivered(NOW, station.id)).toEqual([]);
	expect(
		await settleCall(clerk, { caseId, outcome: "accept", now: NOW }),
	).toMatchObject({ ok: true });
	expect((await caseOf(link.reference)).status).toBe("accepted");
	const whole = await wholeAppointment(link.reference);
	expect(whole.events.findLast(({ kind }) => kind === "moved")?.actor).toBe(
		clerk.userId,
	);
	expect(await listCalls(clerk, station.id, NOW)).toMatchObject({ value: [] });
});

test("an office's cancellation whose mail fails is called about, too", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	const { reference } = await book(wish(station, service));
	await change(lead, station.id, closureOf(station.id, DAY), "cancel");
	await db().message.updateMany({
		where: { appointment: { reference }, kind: "cancelled-by-office" },
		data: { status: "failed", lastError: "550" },
	});
	await settleCases(NOW);
	expect(await caseOf(reference)).toMatchObject({
		status: "to-call",
		reason: "mail-failed",
	});
	const [call] = await db().planCase.findMany({
		where: { appointment: { reference } },
	});
	await settleCall(lead, {
		caseId: call?.id ?? "",
		outcome: "reached",
		now: NOW,
	});
	await settleCases(NOW);
	expect((await caseOf(reference)).status).toBe("reached");
});

test("who has been called is ticked off, or kept as an exception; another station's clerk may not", async () => {
	const { clerk, caseId, link } = await offered(SILENT);
	const stranger = await makeActor("clerk", await makeStation());
	expect(
		await settleCall(stranger, { caseId, outcome: "reached", now: NOW }),
	).toMatchObject({ error: "forbidden" });
	expect(
		await settleCall(clerk, { caseId: "nichts", outcome: "reached", now: NOW }),
	).toMatchObject({ error: "unknown-case" });
	await settleCall(clerk, { caseId, outcome: "keep", now: NOW });
	expect((await caseOf(link.reference)).status).toBe("kept");
});

test("nobody is reminded of a time that is gone", async () => {
	const { link } = await offered();
	const dayBefore = Temporal.Instant.from("2026-11-30T09:00:00+01:00");
	await remindDue(dayBefore);
	const kinds = (await wholeAppointment(link.reference)).messages.map(
		({ kind }) => kind,
	);
	expect(kinds).not.toContain("reminder");
});

/** Takes back all that closes this station. */
async function takeBack(
	lead: Awaited<ReturnType<typeof makeActor>>,
	stationId: number,
	now = NOW,
) {
	const closures = await db().closure.findMany({ where: { stationId } });
	const planned = {
		kind: "closure-end",
		closureIds: closures.map(({ id }) => id),
		from: DAY,
	} as const;
	await change(lead, stationId, planned, "move", now);
}

const mailsOf = async (reference: string) =>
	(await wholeAppointment(reference)).messages;

test("who does not answer the phone is called again later, and how often somebody tried stands there; no name of a clerk does", async () => {
	const { station, clerk, link } = await offered(SILENT);
	const { id } = await caseOf(link.reference);
	const call = (now: Temporal.Instant) =>
		settleCall(clerk, { caseId: id, outcome: "not-reached", now });
	// Pressed twice at once, it is one call.
	await Promise.all([call(NOW), call(NOW)]);
	const later = NOW.add({ hours: 2 });
	const read = async (now: Temporal.Instant) => {
		const calls = await listCalls(clerk, station.id, now);
		return calls.ok ? calls.value[0] : undefined;
	};
	expect(await read(NOW.add({ minutes: 5 }))).toMatchObject({
		group: "later",
		attempts: [NOW.epochMilliseconds],
		nextAt: NOW.add({ hours: 1 }).epochMilliseconds,
	});
	expect(await read(later)).toMatchObject({ group: "now" });
	await call(later);
	expect((await read(later))?.attempts).toEqual([
		NOW.epochMilliseconds,
		later.epochMilliseconds,
	]);
	expect(
		await settleCall(await makeActor("clerk", await makeStation()), {
			caseId: id,
			outcome: "not-reached",
			now: later,
		}),
	).toMatchObject({ error: "forbidden" });
	const rows = await db().callAttempt.findMany({ where: { caseId: id } });
	expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
		"at",
		"caseId",
		"id",
		"nextAt",
	]);
	await settleCall(clerk, { caseId: id, outcome: "reached", now: later });
	expect(await call(later.add({ hours: 1 }))).toMatchObject({
		error: "unknown-case",
	});
});

test("nobody is to be told at a closed door, and whoever's time has come is not called about it as if it were to come", async () => {
	const { station, lead, clerk, link } = await offered(SILENT);
	const open = await book(
		{
			station: station.slug,
			service: service.slug,
			date: "2026-12-02",
			start: 600,
		},
		SILENT,
	);
	// Only its service is closed: somebody is in the house.
	await change(
		lead,
		station.id,
		closureOf(station.id, "2026-12-02", {
			scope: "services",
			serviceIds: [service.id],
		}),
	);
	const { startsAt } = await wholeAppointment(link.reference);
	const read = async (now: Temporal.Instant) => {
		const calls = await listCalls(clerk, station.id, now);
		return calls.ok
			? calls.value.map(({ reference, group, isDoorOpen }) => ({
					reference,
					group,
					isDoorOpen,
				}))
			: [];
	};
	const closed = { reference: link.reference, isDoorOpen: false };
	const other = {
		reference: open.reference,
		group: "now",
		isDoorOpen: true,
	};
	expect(await read(NOW)).toEqual([{ ...closed, group: "now" }, other]);
	const begun = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime());
	// What can still be helped stands first.
	expect(await read(begun)).toEqual([other, { ...closed, group: "begun" }]);
	expect(await read(begun.add({ hours: 5 }))).toEqual([other]);
});

test("before a closure is taken back, it is shown whom that concerns: who hears of it how, and who has moved already", async () => {
	const { station, lead, link } = await offered();
	const date: CivilDate = "2026-12-02";
	const at = { station: station.slug, service: service.slug, date };
	const silent = await book({ ...at, start: 600 }, SILENT);
	const moved = await book({ ...at, start: 630 });
	const gone = await book({ ...at, start: 660 });
	await change(lead, station.id, closureOf(station.id, date));
	const offer = await caseOf(moved.reference);
	await acceptOffer({ link: moved, caseId: offer.id, now: NOW });
	const other = await caseOf(gone.reference);
	await acceptOffer({ link: gone, caseId: other.id, now: NOW });
	// Cancelled since by the person: nobody of whom this closure says anything.
	await cancelAppointment({ ...gone, now: NOW });

	const closures = await db().closure.findMany({
		where: { stationId: station.id },
	});
	const before = await caseOf(link.reference);
	const found = await findImpact(
		lead,
		{
			stationId: station.id,
			change: {
				kind: "closure-end",
				closureIds: closures.map(({ id }) => id),
				from: DAY,
			},
		},
		NOW,
	);
	const impact = found.ok ? found.value : null;
	expect(impact?.affected).toEqual([]);
	const idOf = async (one: { reference: string }) =>
		(await wholeAppointment(one.reference)).id;
	expect(
		impact?.returning.map(({ appointmentId, state, told, movedTo }) => ({
			appointmentId,
			state,
			told,
			movedTo,
		})),
	).toEqual([
		{
			appointmentId: await idOf(link),
			state: "again",
			told: "mail",
			movedTo: null,
		},
		{
			appointmentId: await idOf(silent),
			state: "again",
			told: null,
			movedTo: null,
		},
		{
			appointmentId: await idOf(moved),
			state: "moved",
			told: null,
			movedTo: (await wholeAppointment(moved.reference)).startsAt.getTime(),
		},
	]);
	// Looking changes nothing.
	expect(await caseOf(link.reference)).toEqual(before);
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		2,
	);
});

test("a closure that is taken back: whoever was offered another time hears once, by mail, that theirs stands", async () => {
	const { station, lead, link } = await offered();
	const silent = await book(
		{
			station: station.slug,
			service: service.slug,
			date: "2026-12-02",
			start: 600,
		},
		SILENT,
	);
	await change(lead, station.id, closureOf(station.id, "2026-12-02"));
	await takeBack(lead, station.id);
	expect(await db().closure.count({ where: { stationId: station.id } })).toBe(
		0,
	);
	expect((await caseOf(link.reference)).status).toBe("settled");
	const whole = await wholeAppointment(link.reference);
	expect(whole.messages.map(({ kind }) => kind)).toEqual([
		"confirmed",
		"offer",
		"as-before",
	]);
	const [, offer, stands] = whole.messages;
	const mail = await findWaitingMessage(stands?.id ?? "", NOW);
	expect(mail).toMatchObject({
		outdated: false,
		notice: { startsAt: whole.startsAt.getTime() },
		// For whoever has deleted the entry already.
		event: { state: "confirmed", sequence: whole.calendarSequence },
	});
	expect((await findWaitingMessage(offer?.id ?? "", NOW))?.outdated).toBe(true);
	expect(await findOffer(whole.id, "de", NOW)).toBeNull();
	// Who had not heard of it need not hear of it now.
	expect((await caseOf(silent.reference)).status).toBe("settled");
	expect((await mailsOf(silent.reference)).length).toBe(0);

	await settleCases(NOW);
	const held = { replaces: { stationId: station.id }, status: "held" };
	expect(await db().appointment.count({ where: held })).toBe(0);
});

test("closed, open, closed and open again: each news is told once", async () => {
	const { station, lead, link } = await offered();
	await takeBack(lead, station.id);
	const next = NOW.add({ minutes: 1 });
	await change(lead, station.id, closureOf(station.id, DAY), "move", next);
	expect((await caseOf(link.reference)).status).toBe("offered");
	await takeBack(lead, station.id, next);
	expect((await mailsOf(link.reference)).map(({ kind }) => kind)).toEqual([
		"confirmed",
		"offer",
		"as-before",
		"offer",
		"as-before",
	]);
});

test("a closure that is taken back: who knows of it only from a call is called, and can lose the time again", async () => {
	const { station, lead, clerk, link, caseId } = await offered(SILENT);
	await settleCall(clerk, { caseId, outcome: "reached", now: NOW });
	await takeBack(lead, station.id);
	expect(await listCalls(clerk, station.id, NOW)).toMatchObject({
		value: [{ caseId, reason: "open-again", held: null }],
	});
	await settleCases(NOW);
	expect((await caseOf(link.reference)).reason).toBe("open-again");

	// Closed anew before anybody has called: now that is what they must hear.
	const [second, third] = [1, 2].map((minutes) => NOW.add({ minutes }));
	await change(lead, station.id, closureOf(station.id, DAY), "move", second);
	const calls = await listCalls(clerk, station.id, NOW);
	expect(calls).toMatchObject({ value: [{ reason: "no-email" }] });
	const again = calls.ok ? (calls.value[0]?.caseId ?? "") : "";
	await settleCall(clerk, { caseId: again, outcome: "reached", now: NOW });
	await takeBack(lead, station.id);
	await settleCall(clerk, { caseId: again, outcome: "reached", now: NOW });
	expect((await caseOf(link.reference)).status).toBe("settled");
	await change(lead, station.id, closureOf(station.id, DAY), "keep", third);
	expect((await caseOf(link.reference)).status).toBe("kept");
});

test("a closure that is taken back: an old page's no to the other time comes too late", async () => {
	const { station, lead, clerk, link, caseId } = await offered(SILENT);
	await settleCall(clerk, { caseId, outcome: "reached", now: NOW });
	await takeBack(lead, station.id);
	expect(await declineOffer({ link, caseId, now: NOW })).toMatchObject({
		ok: true,
	});
	expect((await caseOf(link.reference)).reason).toBe("open-again");
});

test("a closure that is taken back two days before: a mail and a call", async () => {
	const { station, lead, link } = await offered();
	const soon = Temporal.Instant.from("2026-11-30T10:00:00+01:00");
	await settleCases(soon);
	await takeBack(lead, station.id, soon);
	expect(await caseOf(link.reference)).toMatchObject({
		status: "to-call",
		reason: "open-again",
	});
	expect((await mailsOf(link.reference)).at(-1)?.kind).toBe("as-before");
	await settleCases(soon);
	expect((await caseOf(link.reference)).status).toBe("to-call");
});

test("a closure that is taken back: whoever never got the mail about it need not know", async () => {
	const { station, lead, link } = await offered();
	await db().message.updateMany({
		where: { appointment: { reference: link.reference }, kind: "offer" },
		data: { status: "failed", lastError: "550" },
	});
	await settleCases(NOW);
	await takeBack(lead, station.id);
	expect((await caseOf(link.reference)).status).toBe("settled");
	expect(await mailsOf(link.reference)).toHaveLength(2);
});

test("nothing about a person stands in a change or a case: it goes with the contact", async () => {
	const station = await makeStation();
	const lead = await makeActor("lead", station);
	await book(wish(station, service), SILENT);
	await book(wish(station, service, { start: 600 }));
	const id = await change(
		lead,
		station.id,
		closureOf(station.id, DAY),
		"cancel",
	);
	const rows = JSON.stringify([
		await db().planChange.findUnique({ where: { id } }),
		await db().planCase.findMany({ where: { changeId: id } }),
		await db().auditEntry.findMany({
			where: { subject: `change ${id}` },
			select: { action: true, subject: true, detail: true },
		}),
	]);
	for (const told of [PERSON.name, PERSON.email, SILENT.phone, "geschlossen"])
		expect(rows).not.toContain(told);
});

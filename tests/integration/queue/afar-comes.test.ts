import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { findAfarMail } from "#lib/notifications/letter/queries/find-afar-letter.ts";
import { afarLetter } from "#lib/notifications/letter/rules/afar-letter.ts";
import { callIn } from "#lib/queue/afar/commands/call-in.ts";
import {
	checkIn,
	checkInAtKiosk,
} from "#lib/queue/arrival/commands/check-in.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { eraseMemos } from "#lib/queue/commands/erase-memos.ts";
import { finishVisit } from "#lib/queue/visit/commands/finish-visit.ts";
import { reopenVisit } from "#lib/queue/visit/commands/reopen-visit.ts";
import { undoStep } from "#lib/queue/visit/commands/undo-step.ts";
import { env } from "#lib/runtime/env.ts";
import { allowAfar, fill, fromAfar } from "#tests/support/afar.ts";
import { inParallel, tally } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	call,
	change,
	clerkOf,
	drawn,
	type House,
	openHouse,
	queueOf,
	value,
	visitRow,
} from "#tests/support/queue.ts";
import { tablesWith } from "#tests/support/traces.ts";

let house: House;

beforeEach(async () => {
	await makeCity();
	house = await openHouse();
	await allowAfar(house, 5);
	await fill(house, 4);
});

const afarRow = (visitId: string) =>
	db().afarTicket.findUniqueOrThrow({ where: { visitId } });

/** Everybody in the house is served at once. */
async function emptyHouse(now: Temporal.Instant): Promise<void> {
	for (const { id } of (await queueOf(house, now)).waiting)
		value(
			await finishVisit(clerkOf(house), {
				...(await change(id, now)),
				outcome: "done",
			}),
		);
}

/** The mail that says "come now" left then. */
const mailLeaves = (visitId: string, sentAt: Temporal.Instant) =>
	db().message.updateMany({
		where: { kind: "afar-come", afar: { visitId } },
		data: { status: "sent", sentAt: toDbInstant(sentAt) },
	});

/** What the mail says that the number is over; null: nothing would leave. */
async function overMail(visitId: string, now: Temporal.Instant) {
	const mail = await db().message.findFirstOrThrow({
		where: { kind: "afar-over", afar: { visitId } },
	});
	const found = await findAfarMail(mail.id, now);
	return found && !found.outdated ? afarLetter(found.notice).text : null;
}

const kiosk = () => ({ deviceId: randomUUID(), stationId: house.id });
const checkedIn = (reference: string, now: Temporal.Instant) =>
	checkInAtKiosk(kiosk(), { who: { reference }, now });

test("nobody is called in early; at the right minute page, mail and staff say it, once", async () => {
	const { visitId, token } = await fromAfar(house, at("09:00"));
	await callIn(at("09:00"));
	expect((await afarRow(visitId)).comeAt).toBeNull();
	await emptyHouse(at("09:10"));
	await inParallel(3, Array.from({ length: 3 }), async () => {
		await callIn(at("09:11"));
		return { ok: true as const, value: null };
	});
	const due = at("09:21").epochMilliseconds;
	expect(await findTicket(token, at("09:12"))).toMatchObject({
		state: "away",
		away: { dueAt: due, lateAt: null, mail: "queued" },
	});
	const { events } = await visitRow(visitId);
	expect(events.map(({ kind }) => kind)).toEqual(["drawn", "summoned"]);
	const [mail, ...others] = await db().message.findMany({
		where: { kind: "afar-come", afar: { visitId } },
	});
	expect(others).toEqual([]);
	const found = await findAfarMail(mail?.id ?? "", at("09:12"));
	expect(found).toMatchObject({ outdated: false });
	const text = found ? afarLetter(found.notice).text : "";
	// Who reads it now has their whole way before them.
	expect(text).toContain("9:22");
	expect(text).toContain(`/wartenummer/${ticketToken(visitId)}`);
	expect((await queueOf(house, at("09:12"))).away).toMatchObject([
		{ afar: { comeAt: at("09:11").epochMilliseconds, toldAt: null } },
	]);
	await mailLeaves(visitId, at("09:13"));
	await callIn(at("09:13"));
	expect(await findTicket(token, at("09:14"))).toMatchObject({
		away: {
			dueAt: at("09:23").epochMilliseconds,
			lateAt: at("09:38").epochMilliseconds,
			mail: "sent",
		},
	});
});

test("whoever is called in stands where they drew the number, and is passed over until they are here", async () => {
	const afar = await fromAfar(house, at("09:00"));
	const behind = await drawn(house, at("09:05"));
	await emptyHouse(at("09:06"));
	const later = await drawn(house, at("09:07"));
	await callIn(at("09:08"));
	expect((await call(house, at("09:08"))).visitId).toBe(later.visitId);
	expect(behind.visitId).not.toBe(later.visitId);
	value(
		await finishVisit(clerkOf(house), {
			...(await change(later.visitId, at("09:09"))),
			outcome: "done",
		}),
	);
	const last = await drawn(house, at("09:09"));
	const checked = value(await checkedIn(afar.reference, at("09:15")));
	expect(checked).toMatchObject({
		outcome: "checked-in",
		visitId: afar.visitId,
		token: afar.token,
	});
	// In time: before whoever came after the number was drawn.
	const { waiting } = await queueOf(house, at("09:15"));
	expect(waiting.map(({ id }) => id)).toEqual([afar.visitId, last.visitId]);
	expect(value(await checkedIn(afar.reference, at("09:16")))).toMatchObject({
		outcome: "already-here",
	});
});

test("whoever comes much too late stands behind those who are here, and in the end the number is over", async () => {
	const late = await fromAfar(house, at("09:00"));
	const gone = await fromAfar(house, at("09:00"));
	await emptyHouse(at("09:05"));
	await callIn(at("09:06"));
	for (const { visitId } of [late, gone])
		await mailLeaves(visitId, at("09:06"));
	await callIn(at("09:06"));
	const here = await drawn(house, at("09:20"));
	// Due at 9:16, in time until 9:31.
	value(await checkedIn(late.reference, at("09:32")));
	const { waiting } = await queueOf(house, at("09:32"));
	expect(waiting.map(({ id }) => id)).toEqual([here.visitId, late.visitId]);
	await callIn(at("10:00"));
	expect((await visitRow(gone.visitId)).status).toBe("parked");
	await callIn(at("10:02"));
	expect((await visitRow(gone.visitId)).status).toBe("left");
	expect(await findTicket(gone.token, at("10:02"))).toMatchObject({
		state: "ended",
		outcome: "left",
		isExpired: true,
	});
	expect(await overMail(gone.visitId, at("10:02"))).toContain(
		"gilt nicht mehr",
	);
	expect(value(await checkedIn(gone.reference, at("10:03")))).toEqual({
		outcome: "afar-over",
		stationSlug: house.slug,
		startsAt: at("09:00").epochMilliseconds,
	});
	// Staff may take them up again, behind everybody.
	value(
		await reopenVisit(clerkOf(house), await change(gone.visitId, at("10:04"))),
	);
	const again = await queueOf(house, at("10:04"));
	expect(again.waiting.map(({ id }) => id)).toEqual([
		here.visitId,
		late.visitId,
		gone.visitId,
	]);
});

test("a clerk checks somebody in by one press, and takes it back", async () => {
	const { visitId, reference } = await fromAfar(house, at("09:00"));
	const clerk = clerkOf(house);
	value(await reopenVisit(clerk, await change(visitId, at("09:05"))));
	expect((await queueOf(house, at("09:05"))).away).toEqual([]);
	// Told a wait as everybody who comes: with it what is told is compared with the truth.
	expect(await visitRow(visitId)).toMatchObject({
		expectedMinutes: expect.any(Number),
		toldFrom: expect.any(Number),
		toldUntil: expect.any(Number),
		toldAt: toDbInstant(at("09:05")),
	});
	value(await undoStep(clerk, await change(visitId, at("09:06"))));
	expect((await queueOf(house, at("09:06"))).away).toHaveLength(1);
	expect((await afarRow(visitId)).hereAt).toBeNull();
	const checked = value(
		await checkIn(house.reception, {
			stationId: house.id,
			who: { reference },
			now: at("09:07"),
		}),
	);
	expect(checked).toMatchObject({ outcome: "checked-in", name: null });
});

test("however many kiosks read the number at once, it is one arrival, and of another station none", async () => {
	const { visitId, reference } = await fromAfar(house, at("09:00"));
	const results = await inParallel(4, Array.from({ length: 4 }), () =>
		checkedIn(reference, at("09:05")),
	);
	expect(tally(results)).toEqual({ ok: 4 });
	const { events } = await visitRow(visitId);
	expect(events.map(({ kind }) => kind)).toEqual(["drawn", "returned"]);
	const other = await openHouse();
	expect(
		value(
			await checkInAtKiosk(
				{ deviceId: randomUUID(), stationId: other.id },
				{ who: { reference }, now: at("09:06") },
			),
		),
	).toMatchObject({ outcome: "afar-elsewhere", stationSlug: house.slug });
});

test("others are told of those who wait elsewhere, for their turn takes time as well", async () => {
	const before = (await queueOf(house, at("09:00"))).walkIns.state;
	for (let count = 0; count < 3; count += 1) await fromAfar(house, at("09:00"));
	const after = (await queueOf(house, at("09:01"))).walkIns.state;
	const minutes = (state: typeof before) =>
		state.open ? (state.wait?.minutes ?? 0) : 0;
	expect(minutes(after)).toBeGreaterThan(minutes(before) + 10);
});

test("on the next day nothing is known of them but that there was a visit", async () => {
	const { visitId } = await fromAfar(house, at("09:00"), {
		email: "holunder@citizen.example",
	});
	expect(await tablesWith(env().databaseUrl, ["holunder"])).toEqual([]);
	const ofHouse = { stationId: house.id };
	await eraseMemos(at("23:00"));
	expect(await db().afarTicket.count({ where: ofHouse })).toBe(1);
	await eraseMemos(at("09:00").add({ hours: 24 }));
	expect(await db().afarTicket.count()).toBe(0);
	expect(await db().message.count({ where: { kind: "afar-draw" } })).toBe(0);
	expect((await visitRow(visitId)).status).toBe("parked");
	expect(await db().erasure.count({ where: { what: "afar_ticket" } })).toBe(1);
});

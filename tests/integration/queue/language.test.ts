import { beforeEach, expect, test, vi } from "vitest";
import { manageToken, ticketToken } from "#lib/auth/secrets/secrets.ts";
import { withdrawLanguage } from "#lib/booking/manage/commands/withdraw-language.ts";
import { db } from "#lib/db/client.ts";
import { withdrawTicketLanguage } from "#lib/queue/arrival/commands/withdraw-language.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { eraseMemos } from "#lib/queue/commands/erase-memos.ts";
import { closeLiveQueue, watchStation } from "#lib/queue/live/queries/live.ts";
import { findDisplay } from "#lib/queue/queries/find-display.ts";
import {
	noteLanguages,
	sayLanguages,
} from "#lib/staff/commands/say-languages.ts";
import { listSpeakers } from "#lib/staff/queries/find-spoken.ts";
import { makeActor } from "#tests/support/actor.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity } from "#tests/support/factory.ts";
import {
	at,
	bookToday,
	call,
	clerkOf,
	come,
	drawn,
	openHouse,
	queueOf,
} from "#tests/support/queue.ts";

beforeEach(async () => {
	await makeCity();
});

const english = { locale: "en", showsLanguage: true };

test("the desk sees a language only of those who agreed, and not after their name is gone", async () => {
	const house = await openHouse();
	await drawn(house, at("09:00"), english);
	await drawn(house, at("09:01"), { locale: "en" });
	await drawn(house, at("09:02"), { ...english, locale: "de" });
	const seen = async () =>
		(await queueOf(house, at("09:10"))).waiting.map(({ speaks }) => speaks);
	expect(await seen()).toEqual(["en", null, null]);
	const { id } = await bookToday(house, 560);
	await db().appointment.update({ where: { id }, data: { locale: "en" } });
	await db().contact.update({
		where: { appointmentId: id },
		data: { showsLanguage: true },
	});
	expect((await queueOf(house, at("09:10"))).coming[0]?.speaks).toBe("en");
	await come(house, id, at("09:15"));
	expect(await seen()).toContain("en");
	await db().contact.delete({ where: { appointmentId: id } });
	await eraseMemos(at("09:15").add({ hours: 24 * 30 }));
	expect(await db().visitMemo.count({ where: { showsLanguage: true } })).toBe(
		0,
	);
});

test("where a station wants it, a clerk who says that they speak the language calls them, and others leave them to that desk", async () => {
	const house = await openHouse(2);
	const [first, second] = [clerkOf(house, 0), clerkOf(house, 1)];
	await sayLanguages(second, {
		spoken: ["en", "xx", "de"],
		shown: "",
		now: at("08:00"),
	});
	expect(
		await db().user.findUniqueOrThrow({ where: { id: second.userId } }),
	).toMatchObject({ languages: ["en"] });
	const guest = await drawn(house, at("09:00"), english);
	const other = await drawn(house, at("09:03"));
	const nextOf = async (actor = first) =>
		(await queueOf(house, at("09:05"), actor)).next;
	expect(await nextOf()).toMatchObject({ visitId: guest.visitId, left: 0 });
	await db().station.update({
		where: { id: house.id },
		data: { prefersLanguage: true },
	});
	expect(await nextOf()).toMatchObject({ visitId: other.visitId, left: 1 });
	expect(await nextOf(second)).toMatchObject({ visitId: guest.visitId });
	expect((await call(house, at("09:05"), 0)).visitId).toBe(other.visitId);
	const later = await drawn(house, at("09:04"));
	await db().visit.update({
		where: { id: later.visitId },
		data: { arrivedAt: new Date(at("08:58").epochMilliseconds) },
	});
	expect(await call(house, at("09:05"), 1)).toMatchObject({
		visitId: guest.visitId,
		reason: "language",
	});
});

test("the lead of a station notes what its people speak, of no other house and of nobody who has left", async () => {
	const [house, other] = [await openHouse(), await openHouse()];
	const [clerk, stranger] = [clerkOf(house, 0), clerkOf(other, 0)];
	const now = at("08:00");
	const lead = await makeActor("lead", house);
	const note = (
		actor: typeof lead,
		userId: string,
		stationId = house.id,
		spoken = ["en", "xx", "de"],
		shown = "",
	) => noteLanguages(actor, { userId, stationId, spoken, shown, now });
	expect(await note(lead, clerk.userId)).toEqual({ ok: true, value: null });
	const listed = await listSpeakers(lead, house.id, now);
	if (!listed.ok) throw new Error(listed.error);
	expect(listed.value).toContainEqual({
		userId: clerk.userId,
		name: clerk.name,
		languages: ["en"],
	});
	expect(listed.value.map(({ userId }) => userId)).not.toContain(
		stranger.userId,
	);
	expect(
		await db().auditEntry.findFirst({
			where: { action: "user:languages-of", userId: lead.userId },
		}),
	).toMatchObject({
		stationId: house.id,
		subject: `user ${clerk.userId}`,
		detail: { languages: ["en"] },
	});
	expect(await note(lead, stranger.userId)).toMatchObject({
		error: "unknown-account",
	});
	expect(await note(lead, "nobody")).toMatchObject({
		error: "unknown-account",
	});
	const denied = { ok: false, error: "forbidden" };
	expect(await note(lead, stranger.userId, other.id)).toEqual(denied);
	expect(await listSpeakers(lead, other.id, now)).toEqual(denied);
	for (const role of ["agent", "clerk", "coordinator"] as const) {
		const actor = await makeActor(role, house);
		expect(await note(actor, clerk.userId)).toEqual(denied);
		expect(await listSpeakers(actor, house.id, now)).toEqual(denied);
	}
	await db().user.update({
		where: { id: clerk.userId },
		data: { active: false },
	});
	expect(await note(lead, clerk.userId, house.id, [])).toMatchObject({
		error: "unknown-account",
	});
	expect(
		await db().user.findUnique({
			where: { id: clerk.userId },
			select: { languages: true },
		}),
	).toEqual({ languages: ["en"] });
});

test("the display writes a call in the language of whoever agreed; the others hear it only", async () => {
	const house = await openHouse(3);
	const { id } = await bookToday(house, 560);
	await db().appointment.update({ where: { id }, data: { locale: "en" } });
	await db().contact.update({
		where: { appointmentId: id },
		data: { showsLanguage: true },
	});
	await drawn(house, at("09:00"), english);
	await drawn(house, at("09:01"), { locale: "en" });
	await come(house, id, at("09:20"));
	for (const [desk, time] of ["09:21", "09:22", "09:23"].entries())
		await call(house, at(time), desk);
	const calls = (await findDisplay(house.id, at("09:30")))?.calls ?? [];
	expect(
		calls.map(({ ticket, locale, speaks }) => [ticket[0], locale, speaks]),
	).toEqual([
		["W", "en", null],
		["W", "en", "en"],
		["A", "en", "en"],
	]);
});

test("nobody overwrites what somebody else has noted since the form was shown, and sending twice is no quarrel", async () => {
	const house = await openHouse();
	const clerk = clerkOf(house, 0);
	const lead = await makeActor("lead", house);
	const now = at("08:00");
	const note = (spoken: string[], shown: string) =>
		noteLanguages(lead, {
			userId: clerk.userId,
			stationId: house.id,
			spoken,
			shown,
			now,
		});
	const say = (spoken: string[], shown: string) =>
		sayLanguages(clerk, { spoken, shown, now });
	const known = async () =>
		(await db().user.findUniqueOrThrow({ where: { id: clerk.userId } }))
			.languages;
	expect(await note(["tr"], "")).toMatchObject({ ok: true });
	expect(await say(["en"], "")).toMatchObject({ error: "changed" });
	expect(await note(["en"], "")).toMatchObject({ error: "changed" });
	expect(await known()).toEqual(["tr"]);
	expect(await note(["tr"], "")).toMatchObject({ ok: true });
	expect(await say(["en", "tr"], "tr")).toMatchObject({ ok: true });
	expect(await known()).toEqual(["en", "tr"]);
	// At once, on the same form: one of them is told.
	const both = await Promise.all([note(["ar"], "en tr"), say(["pl"], "en tr")]);
	expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

test("whoever agreed at the kiosk takes it back on the page of their number, and desk and display forget it at once", async () => {
	const house = await openHouse();
	const { visitId, token } = await drawn(house, at("09:00"), english);
	const other = await drawn(house, at("09:01"), english);
	const shown = async () =>
		(await findTicket(token, at("09:10")))?.showsLanguage;
	const version = async () => {
		const [row] = await db().$queryRaw<{ version: string }[]>`
			SELECT queue_version(${house.id}::int, ${"2026-11-24"}::date) AS version`;
		return row?.version;
	};
	expect(await shown()).toBe(true);
	const before = await version();
	const withdraw = (of: string, now = at("09:10")) =>
		withdrawTicketLanguage({ token: of, now });
	expect(await withdraw(token)).toEqual({ ok: true, value: null });
	expect(await shown()).toBe(false);
	expect(await version()).not.toBe(before);
	const { waiting } = await queueOf(house, at("09:11"));
	expect(waiting.map(({ id, speaks }) => [id, speaks])).toEqual([
		[visitId, null],
		[other.visitId, "en"],
	]);
	// Again is no error; a made-up link and one of yesterday are nobody's.
	expect(await withdraw(token)).toEqual({ ok: true, value: null });
	const unknown = { ok: false, error: "unknown-visit" };
	expect(await withdraw("x".repeat(22))).toEqual(unknown);
	expect(await withdraw(token, at("09:10").add({ hours: 24 }))).toEqual(
		unknown,
	);
});

test("what was agreed to with an appointment is taken back on its own page, and a slip that lies about neither tells nor changes it", async () => {
	const house = await openHouse();
	const { id } = await bookToday(house, 560);
	const appointment = await db().appointment.update({
		where: { id },
		data: { locale: "en" },
	});
	await db().contact.update({
		where: { appointmentId: id },
		data: { showsLanguage: true },
	});
	await come(house, id, at("09:15"));
	const seen = async () => (await queueOf(house, at("09:18"))).waiting[0];
	const token = ticketToken((await seen())?.id ?? "");
	expect(await findTicket(token, at("09:16"))).toMatchObject({
		showsLanguage: false,
	});
	await withdrawTicketLanguage({ token, now: at("09:17") });
	expect((await seen())?.speaks).toBe("en");
	const link = {
		reference: appointment.reference ?? "",
		token: manageToken(id, appointment.tokenVersion),
	};
	await withdrawLanguage({ link, now: at("09:17") });
	expect((await seen())?.speaks).toBeNull();
});

test("what somebody at a desk speaks, and who agreed or does not any more, is news of the queue", async () => {
	const house = await openHouse();
	const clerk = clerkOf(house, 0);
	const version = async () => {
		const [row] = await db().$queryRaw<{ version: string }[]>`
			SELECT queue_version(${house.id}::int, ${"2026-11-24"}::date) AS version`;
		return row?.version;
	};
	const heard = vi.fn();
	const stop = watchStation(house.id, heard);
	await eventually(() => expect(heard).toHaveBeenCalled());
	const isNews = async (work: () => Promise<unknown>) => {
		const before = await version();
		heard.mockClear();
		await work();
		expect(await version()).not.toBe(before);
		await eventually(() => expect(heard).toHaveBeenCalled());
	};
	try {
		await isNews(() =>
			sayLanguages(clerk, { spoken: ["en"], shown: "", now: at("08:00") }),
		);
		const { id } = await bookToday(house, 560);
		const appointment = await db().appointment.update({
			where: { id },
			data: { locale: "en" },
		});
		await db().contact.update({
			where: { appointmentId: id },
			data: { showsLanguage: true },
		});
		await isNews(() =>
			withdrawLanguage({
				link: {
					reference: appointment.reference ?? "",
					token: manageToken(id, appointment.tokenVersion),
				},
				now: at("09:00"),
			}),
		);
		expect((await queueOf(house, at("09:10"))).coming[0]?.speaks).toBeNull();
	} finally {
		stop();
		await closeLiveQueue();
	}
});

import { spawn } from "node:child_process";
import { expect, onTestFinished, test } from "vitest";
import { GET as dataOf } from "#app/[locale]/(citizen)/verlosung/[id]/daten.json/route.ts";
import { listFreeDays } from "#lib/availability/queries/free-days.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { announceDraws } from "#lib/draw/commands/announce.ts";
import { makeDraws } from "#lib/draw/commands/make-draws.ts";
import type { PublishedDraw } from "#lib/draw/draw.ts";
import { findOwnLine } from "#lib/draw/queries/find-draws.ts";
import { verify } from "#lib/draw/rules/verify.ts";
import { findWaitingMessage } from "#lib/notifications/letter/queries/find-appointment-letter.ts";
import { addDays } from "#lib/time.ts";
import { changeWish } from "#lib/wishes/commands/change-wish.ts";
import { endWish } from "#lib/wishes/commands/end-wish.ts";
import { offerByHand } from "#lib/wishes/commands/for-staff.ts";
import { findWishByToken } from "#lib/wishes/queries/find-wish.ts";
import { makeActor } from "#tests/support/actor.ts";
import {
	confirm,
	countOverlaps,
	hold,
	NOW,
	PERSON,
	wish,
} from "#tests/support/booking.ts";
import { cityWithService } from "#tests/support/city.ts";
import {
	CLOSES,
	DRAWN,
	drawNow,
	makeLotStation,
	takePart,
	WEEK,
} from "#tests/support/draw.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeService, makeStation } from "#tests/support/factory.ts";

const service = cityWithService({ durationMinutes: 60, extraMinutes: 0 });

type Station = Awaited<ReturnType<typeof makeLotStation>>;

/** As anybody gets it. */
const dataFor = (id: number | string, headers: HeadersInit = {}) =>
	dataOf(
		new Request(`http://localhost/verlosung/${id}/daten.json`, { headers }),
		{
			params: Promise.resolve({ id: String(id) }),
		},
	);

async function publishedOf({ drawId }: Station): Promise<PublishedDraw | null> {
	const answer = await dataFor(drawId);
	return answer.ok ? await answer.json() : null;
}

async function freeStarts(
	{ id }: Station,
	channel: "online" | "staff",
	now: Temporal.Instant,
): Promise<number> {
	const [station] = await listFreeDays({
		stationIds: [id],
		serviceIds: [service.id],
		lengthOn: () => 60,
		channel,
		from: WEEK,
		until: addDays(WEEK, 6),
		now,
	});
	return (station?.days ?? []).flatMap(({ starts }) => starts).length;
}

async function manyTakePart(station: Station, count: number) {
	const tokens: string[] = [];
	for (let index = 0; index < count; index++) {
		const told = await takePart(station, service, `Person ${index} Lot`, {
			email: index % 2 ? `p${index}@draw.example` : null,
			halves: [
				"1-morning",
				...(index % 4 ? (["1-afternoon"] as const) : []),
				...(index % 3 ? (["2-morning"] as const) : []),
				...(index % 3 && index % 4 ? (["2-afternoon"] as const) : []),
			],
		});
		if (!told.ok) throw new Error(told.error);
		tokens.push(told.value.token);
	}
	return tokens;
}

test("from the announcement to the draw nobody books these times, whichever way they try", async () => {
	const station = await makeLotStation();
	await Promise.all([announceDraws(NOW), announceDraws(NOW)]);
	expect(await db().draw.count({ where: { stationId: station.id } })).toBe(1);
	// Long after they would have been released to whoever comes first.
	const later = CLOSES.add({ hours: 24 * 7 });
	for (const channel of ["online", "staff"] as const)
		expect(await freeStarts(station, channel, later)).toBe(0);
	expect(
		await hold(wish(station, service, { date: WEEK, now: later })),
	).toMatchObject({ ok: false });
	await makeDraws(CLOSES.add({ minutes: 2 }));
	expect(await freeStarts(station, "online", later)).toBeGreaterThan(0);
	const wanted = wish(station, service, { date: WEEK, now: later });
	expect(await hold(wanted)).toMatchObject({ ok: true });
	expect(await confirm(wanted)).toMatchObject({ ok: true });
});

test("whoever wins has an appointment, everybody else waits, and anybody can work it out again", async () => {
	// Eight hours at one desk on each of two days that suit.
	const station = await makeLotStation({ from: 480, until: 960 });
	const tokens = await manyTakePart(station, 30);
	await drawNow(station);
	const appointments = await db().appointment.findMany({
		where: { stationId: station.id, status: "booked" },
		include: { contact: true, events: true, messages: true },
	});
	expect(appointments).toHaveLength(16);
	expect(await countOverlaps()).toBe(0);
	for (const { contact, messages, reference, ticket } of appointments) {
		expect(reference).toMatch(/^\d{9}$/);
		expect(ticket).toMatch(/^A\d{3}$/);
		expect(messages.map(({ kind }) => kind)).toEqual(
			contact?.email ? ["confirmed"] : [],
		);
		for (const { id } of messages) {
			const mail = await findWaitingMessage(id, DRAWN);
			expect(mail?.notice.isByLot).toBe(true);
		}
	}
	const published = await publishedOf(station);
	const draw = await db().draw.findUniqueOrThrow({
		where: { id: station.drawId },
	});
	expect(verify(published, draw.commitment)).toEqual({
		is: "right",
		lines: 30,
		winners: 16,
	});
	const winners = new Set(published?.winners);
	let waiting = 0;
	for (const token of tokens) {
		const view = await findWishByToken(token, "de", DRAWN);
		const own = await findOwnLine(view?.id ?? "");
		expect(own?.drawId).toBe(station.drawId);
		const isWinner = winners.has(own?.line ?? "");
		expect(view?.endedHow).toBe(isWinner ? "taken" : null);
		expect(view?.drawId).toBe(isWinner ? station.drawId : null);
		if (isWinner) expect(view?.appointment?.reference).toMatch(/^\d{9}$/);
		else waiting++;
	}
	expect(waiting).toBe(14);
	await makeDraws(DRAWN);
	const told = await db().message.findMany({
		where: { kind: "wish-drawn", wish: { drawnIn: station.drawId } },
		select: { wish: { select: { endedAt: true, contact: true } } },
	});
	const toTell = await db().wish.count({
		where: {
			drawnIn: station.drawId,
			endedAt: null,
			contact: { email: { not: null } },
		},
	});
	expect(told).toHaveLength(toTell);
	await makeDraws(DRAWN.add({ minutes: 1 }));
	expect(
		await db().message.count({
			where: { kind: "wish-drawn", wish: { drawnIn: station.drawId } },
		}),
	).toBe(toTell);
});

test("nothing of what is published leads to anybody", async () => {
	const station = await makeLotStation();
	await manyTakePart(station, 12);
	await drawNow(station);
	const published = await publishedOf(station);
	const text = JSON.stringify(published);
	const wishes = await db().wish.findMany({
		where: { OR: [{ drawId: station.drawId }, { drawnIn: station.drawId }] },
		include: { contact: true, offers: true },
	});
	const appointments = await db().appointment.findMany({
		where: { stationId: station.id },
	});
	const secrets = [
		...wishes.flatMap(({ id, reference, tokenKey, contact }) => [
			id,
			reference,
			tokenKey,
			contact?.name,
			contact?.email,
		]),
		...appointments.flatMap(({ id, reference }) => [id, reference]),
		service.slug,
	];
	for (const secret of secrets) if (secret) expect(text).not.toContain(secret);
	expect(Object.keys(published?.lines[0] ?? {}).sort()).toEqual([
		"groups",
		"id",
		"minutes",
	]);
});

test("what is published is read once, and whoever has it is told that it is the same", async () => {
	const station = await makeLotStation();
	await manyTakePart(station, 3);
	for (const wrong of [station.drawId, 0, 999_999_999, "x", "1e3"])
		expect((await dataFor(wrong)).status).toBe(404);
	await drawNow(station);
	const first = await dataFor(station.drawId);
	expect(first.status).toBe(200);
	expect(first.headers.get("content-type")).toBe("application/json");
	const text = await first.text();
	const etag = first.headers.get("etag") ?? "";
	expect(await (await dataFor(station.drawId)).text()).toBe(text);
	const again = await dataFor(station.drawId, {
		"if-none-match": `"other", W/${etag}`,
	});
	expect(again.status).toBe(304);
	expect(await again.text()).toBe("");
	const other = await dataFor(station.drawId, { "if-none-match": '"other"' });
	expect(other.status).toBe(200);
});

test("a household has one lot, whatever names it hands in, and a name without a contact one", async () => {
	const station = await makeLotStation();
	const first = await takePart(station, service, "Anna Haus", {
		email: "haus@draw.example",
		phone: "0203 555111",
	});
	const later = NOW.add({ seconds: 1 });
	await takePart(station, service, "Bernd Haus", {
		phone: "+49 203 555111",
		now: later,
	});
	await takePart(station, service, "Cem Haus", {
		email: "HAUS+cem@draw.example",
		now: later,
	});
	await takePart(station, service, "Dora Allein");
	await takePart(station, service, "ALLEIN, Dora");
	await takePart(station, service, "Emil Allein");
	await drawNow(station);
	const draw = await db().draw.findUniqueOrThrow({
		where: { id: station.drawId },
	});
	expect(draw).toMatchObject({ entries: 3, winners: 3 });
	const token = first.ok ? first.value.token : "";
	const view = await findWishByToken(token, "de", DRAWN);
	expect(view?.endedHow).toBe("taken");
	// A server whose clock is behind took one more: it is not lost, it waits on the list.
	await db().wish.updateMany({
		where: { drawnIn: station.drawId },
		data: { drawId: station.drawId },
	});
	await makeDraws(DRAWN);
	expect(
		await db().wish.count({
			where: { drawId: station.drawId, endedAt: null },
		}),
	).toBe(0);
});

test("a draw gives one person no more than the city gives one, and anybody can still work it out again", async () => {
	const station = await makeLotStation({ from: 480, until: 960 });
	await makeCity({ personMinutes: 120 });
	onTestFinished(() => makeCity());
	for (let index = 0; index < 4; index++)
		await takePart(station, service, index % 2 ? "Rita Lot" : "LOT, Rita", {
			email: `rita${index}@draw.example`,
			now: NOW.add({ seconds: index }),
		});
	const full = await takePart(station, service, "Full Already");
	const here = await makeStation({ from: 540, until: 660 });
	for (const start of [540, 600]) {
		const wanted = wish(here, service, { start });
		await hold(wanted);
		const details = { ...PERSON, name: "Already Full", email: null };
		expect(await confirm(wanted, details)).toMatchObject({ ok: true });
	}
	expect(
		await takePart(station, service, "Full Already", { client: "again" }),
	).toEqual({ ok: false, error: "too-many-for-person" });
	await drawNow(station);
	const appointments = await db().appointment.findMany({
		where: { stationId: station.id, status: "booked" },
		select: { contact: { select: { email: true } } },
	});
	// Which of them is by chance: being early is of no use.
	expect(appointments).toHaveLength(2);
	for (const { contact } of appointments)
		expect(contact?.email).toMatch(/^rita\d@/);
	const published = await publishedOf(station);
	expect(verify(published, null)).toEqual({
		is: "right",
		lines: 5,
		winners: 2,
	});
	const token = full.ok ? full.value.token : "";
	const view = await findWishByToken(token, "de", DRAWN);
	const own = await findOwnLine(view?.id ?? "");
	expect(published?.lines.find(({ id }) => id === own?.line)?.groups).toEqual(
		[],
	);
});

test("after the close nobody hands in a wish, and no draw is made before", async () => {
	const station = await makeLotStation();
	await makeDraws(CLOSES.subtract({ seconds: 1 }));
	expect(await takePart(station, service, "Zu Spät", { now: CLOSES })).toEqual({
		ok: false,
		error: "draw-closed",
	});
	expect(
		await takePart(station, service, "Gerade Noch", {
			now: CLOSES.subtract({ seconds: 1 }),
		}),
	).toMatchObject({ ok: true });
	await drawNow(station);
	expect(
		await db().draw.findUniqueOrThrow({ where: { id: station.drawId } }),
	).toMatchObject({ entries: 1, winners: 1 });
});

test("two workers at once make a draw once", async () => {
	const station = await makeLotStation();
	await manyTakePart(station, 20);
	await Promise.all([drawNow(station), drawNow(station), drawNow(station)]);
	const booked = await db().appointment.count({
		where: { stationId: station.id, status: "booked" },
	});
	const draw = await db().draw.findUniqueOrThrow({
		where: { id: station.drawId },
	});
	expect(booked).toBe(draw.winners);
	expect(await countOverlaps()).toBe(0);
});

test("killed in the middle, a draw has not happened, and the next process makes the same one", async () => {
	const station = await makeLotStation();
	await manyTakePart(station, 20);
	await db().$executeRaw`
		CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS
		$$ BEGIN PERFORM pg_sleep(2); RETURN NULL; END $$`;
	await db().$executeRaw`
		CREATE TRIGGER slowly AFTER INSERT ON appointment FOR EACH STATEMENT EXECUTE FUNCTION slowly()`;
	const worker = spawn(
		process.execPath,
		[
			"--import",
			"./scripts/server-only.mjs",
			"--input-type=module",
			"--eval",
			`import { makeDraws } from "#lib/draw/commands/make-draws.ts";
			await makeDraws(Temporal.Instant.from("${DRAWN}"));`,
		],
		{ stdio: "ignore" },
	);
	const ended = new Promise((resolve) => worker.once("exit", resolve));
	await eventually(async () => {
		const rows = await db().$queryRaw<unknown[]>`
			SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;
		expect(rows).toHaveLength(1);
	});
	worker.kill("SIGKILL");
	await ended;
	await db().$executeRaw`DROP TRIGGER slowly ON appointment`;
	expect(
		await db().appointment.count({ where: { stationId: station.id } }),
	).toBe(0);
	await drawNow(station);
	const draw = await db().draw.findUniqueOrThrow({
		where: { id: station.drawId },
	});
	expect(verify(draw.published, draw.commitment)).toMatchObject({
		is: "right",
		lines: 20,
		winners: draw.winners,
	});
	expect(
		await db().appointment.count({
			where: { stationId: station.id, status: "booked" },
		}),
	).toBe(draw.winners);
});

test("from the close on nothing of what takes part changes, until the draw is made", async () => {
	const station = await makeLotStation();
	const told = await takePart(station, service, "Anna Lot");
	const token = told.ok ? told.value.token : "";
	const busy = { ok: false, error: "busy" };
	const wish = await findWishByToken(token, "de", NOW);
	if (!wish) throw new Error("There is no such wish.");
	const change = (now: Temporal.Instant) =>
		changeWish({
			token,
			wanted: { ...wish, minorCase: null, urgent: null },
			now,
		});
	expect(await change(CLOSES.subtract({ seconds: 1 }))).toMatchObject({
		ok: true,
	});
	expect(await change(CLOSES)).toEqual(busy);
	expect(await endWish({ token, now: CLOSES })).toEqual(busy);
	await drawNow(station);
	expect((await findWishByToken(token, "de", DRAWN))?.endedHow).toBe("taken");
});

test("whoever has chosen another station since gets nothing at this one", async () => {
	const station = await makeLotStation();
	const other = await makeLotStation();
	const told = await takePart(station, service, "Anna Woanders");
	await db().wish.update({
		where: { reference: told.ok ? told.value.reference : "" },
		data: { stationIds: [other.id] },
	});
	await drawNow(station);
	expect(
		await db().draw.findUniqueOrThrow({ where: { id: station.drawId } }),
	).toMatchObject({ winners: 0 });
});

test("nobody wins a day after the last one of what they come for", async () => {
	const station = await makeLotStation();
	const ending = await makeService({ durationMinutes: 60, extraMinutes: 0 });
	await takePart(station, ending, "Anna Montag", { halves: ["1-morning"] });
	await takePart(station, ending, "Bert Dienstag", { halves: ["2-morning"] });
	await db().service.update({
		where: { id: ending.id },
		data: { lastDay: toDbDate(WEEK) },
	});
	await drawNow(station);
	const won = await db().appointment.findMany({
		where: { stationId: station.id, status: "booked" },
		include: { contact: true },
	});
	expect(won.map(({ contact }) => contact?.name)).toEqual(["Anna Montag"]);
});

test("one address hands in so many lots of a draw and no more", async () => {
	const station = await makeLotStation();
	const results: boolean[] = [];
	for (let index = 0; index < 31; index++) {
		const told = await takePart(station, service, `Erfunden ${index} Name`, {
			client: "script",
		});
		results.push(told.ok);
	}
	expect(results.filter(Boolean)).toHaveLength(30);
});

test("what takes part in a draw is offered nothing by hand", async () => {
	const station = await makeLotStation();
	const told = await takePart(station, service, "Anna Lot");
	const { id } = await db().wish.findUniqueOrThrow({
		where: { reference: told.ok ? told.value.reference : "" },
	});
	const agent = await makeActor("agent");
	expect(
		await offerByHand(agent, {
			wishId: id,
			stationSlug: station.slug,
			date: WEEK,
			start: 540,
			now: NOW,
		}),
	).toEqual({ ok: false, error: "waits-for-draw" });
});

test("a draw that cannot be made holds up no other", async () => {
	const broken = await makeLotStation();
	const whole = await makeLotStation();
	await takePart(broken, service, "Anna Lot");
	await takePart(whole, service, "Bernd Lot");
	await db().$executeRaw`
		CREATE FUNCTION refused() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`;
	await db().$executeRawUnsafe(
		`CREATE TRIGGER refused BEFORE UPDATE ON draw FOR EACH ROW WHEN (OLD.id = ${broken.drawId}) EXECUTE FUNCTION refused()`,
	);
	await makeDraws(DRAWN);
	await db().$executeRaw`DROP FUNCTION refused() CASCADE`;
	const drawnAt = async (id: number) =>
		(await db().draw.findUniqueOrThrow({ where: { id } })).drawnAt;
	expect(await drawnAt(broken.drawId)).toBeNull();
	expect(await drawnAt(whole.drawId)).not.toBeNull();
	await makeDraws(DRAWN);
	expect(await drawnAt(broken.drawId)).not.toBeNull();
});

import { beforeEach, expect, test } from "vitest";
import { POST as calls } from "#app/api/v1/calls/route.ts";
import { pinOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { secondsOf } from "#lib/phone/rules/words.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { book, NOW, SILENT, wish } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { offerRemote } from "#tests/support/kinds.ts";
import { makeProgram } from "#tests/support/program.ts";
import { beginCity, persons } from "#tests/support/program-booking.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	service = await beginCity();
	await db().service.updateMany({ data: { popular: false } });
	await db().service.update({
		where: { id: service.id },
		data: { popular: true },
	});
});

interface Turn {
	call: string;
	say: string[];
	next: "key" | "digits" | "hang-up" | "transfer";
	transferTo: string | null;
}

/** A telephone gateway that runs the menu for one caller. */
async function dial(token: string) {
	let turn: Turn | null = null;
	let seconds = 0;
	const heard: string[] = [];
	const press = async (keys?: string): Promise<Turn> => {
		const body = turn ? { call: turn.call, keys: keys ?? "" } : {};
		const answer = await send(calls, token, body, { key: null });
		expect(answer.status, JSON.stringify(answer.body)).toBe(200);
		const told: Turn = answer.body;
		turn = told;
		seconds += secondsOf(told.say, keys ?? "");
		heard.push(...told.say);
		return told;
	};
	await press();
	return { press, heard, seconds: () => seconds };
}

/** A line at one station, with the right to run the menu and no other. */
async function line() {
	const station = await makeStation({ desks: 1, from: 480, until: 960 });
	const program = await makeProgram({
		name: "Telefonansage",
		scopes: ["phone"],
		stations: [station.slug],
	});
	return { station, program, token: await tokenOf(program) };
}

const digitsIn = (text: string | undefined) => text?.replace(/\D/g, "") ?? "";

test("a recorded call books, hears the time and cancels, each in less than three minutes", async () => {
	const { station, token } = await line();
	const booking = await dial(token);
	expect((await booking.press("1")).say.join(" ")).toContain(
		`Dienst ${service.slug}: 1.`,
	);
	// The only station is not asked for.
	const times = await booking.press("1");
	expect(times.say[1]).toMatch(/^Dienstag, 24\. November, \d+ Uhr.*: 1\.$/);
	expect((await booking.press("2")).next).toBe("digits");
	await booking.press("02031234567#");
	const booked = await booking.press("1");
	const [, reference, pin] =
		/Terminnummer: ([\d ,]+)\. Ihre PIN: ([\d ,]+)\./.exec(
			booked.say.join(" "),
		) ?? [];
	expect(booking.seconds()).toBeLessThan(180);
	const row = await db().appointment.findFirstOrThrow({
		where: { stationId: station.id, status: "booked" },
		include: { contact: true, program: true },
	});
	expect(row).toMatchObject({
		reference: digitsIn(reference),
		program: { name: "Telefonansage" },
		contact: { name: "Anruf 02031234567", phone: "02031234567" },
	});
	const asking = await dial(token);
	await asking.press("2");
	await asking.press(`${digitsIn(reference)}#`);
	const found = await asking.press(`${digitsIn(pin)}#`);
	expect(found.say[0]).toMatch(/^Ihr Termin: Dienstag, 24\. November, /);
	expect(asking.seconds()).toBeLessThan(180);
	const cancelled = await asking.press("2");
	expect(cancelled.say[0]).toBe("Ihr Termin ist abgesagt.");
	expect(asking.seconds()).toBeLessThan(180);
	const after = await db().appointment.findUniqueOrThrow({
		where: { id: row.id },
	});
	expect(after.status).toBe("cancelled");
});

test("of an appointment by phone the line says that we call", async () => {
	const { station, token } = await line();
	await db().service.update({
		where: { id: service.id },
		data: { personalPresence: false },
	});
	await offerRemote(station, service);
	const told = async (kind: "phone" | "video", start: number) => {
		const { reference } = await book(
			wish(station, service, { kind, start }),
			SILENT,
		);
		const { id } = await db().appointment.findUniqueOrThrow({
			where: { reference },
		});
		const call = await dial(token);
		await call.press("2");
		await call.press(`${reference}#`);
		return (await call.press(`${pinOf(id, 1)}#`)).say[0];
	};
	expect(await told("phone", 540)).toMatch(
		/^Ihr Termin am Telefon: .* Wir rufen Sie an\./,
	);
	expect(await told("video", 600)).toMatch(/^Ihr Termin per Video: /);
});

test("what is sent again is done once", async () => {
	const { station, token } = await line();
	const booking = await dial(token);
	for (const keys of ["1", "1", "1"]) await booking.press(keys);
	const { call } = await booking.press("02031234568");
	// The gateway lost the answer, twice.
	const answers = await Promise.all(
		[1, 2, 3].map(() => send(calls, token, { call, keys: "1" }, { key: null })),
	);
	for (const { body } of answers)
		expect(["booked", "other"]).toContain(
			body.say.join(" ").includes("Terminnummer") ? "booked" : "other",
		);
	expect(
		answers.some(({ body }) => body.say.join(" ").includes("Terminnummer")),
	).toBe(true);
	const again = await send(calls, token, { call, keys: "1" }, { key: null });
	expect(again.body.say.join(" ")).toContain("Terminnummer");
	expect(
		await db().appointment.count({
			where: { stationId: station.id, status: "booked" },
		}),
	).toBe(1);
});

test("guessing ends with the call, with the number, and with the line", async () => {
	const { station, token } = await line();
	const { reference, pin } = await persons(station);
	const wrong = pin === "000000" ? "111111" : "000000";
	const guess = async () => {
		const call = await dial(token);
		await call.press("2");
		for (let times = 0; times < 3; times++) {
			await call.press(reference);
			const told = await call.press(wrong);
			if (told.next === "transfer") return told;
		}
		throw new Error("It goes on for ever.");
	};
	const given = await guess();
	expect(given.say).toEqual([
		"Terminnummer und PIN passen nicht zusammen.",
		"Wir verbinden Sie mit einem Menschen.",
	]);
	expect(given.transferTo).toMatch(/^\+\d+$/);
	// Another call, from whatever phone: the number is closed after five.
	await guess();
	const right = await dial(token);
	await right.press("2");
	await right.press(reference);
	expect((await right.press(pin)).say[0]).toBe(
		"Terminnummer und PIN passen nicht zusammen.",
	);
	await db().rateLimit.updateMany({
		where: { key: { startsWith: "pin-program:" } },
		data: { points: 400 },
	});
	const other = await persons(station, { start: 600 });
	const shut = await dial(token);
	await shut.press("2");
	await shut.press(other.reference);
	expect((await shut.press(other.pin)).next).toBe("transfer");
});

test("a call is one line's own, ends by itself, and needs its own right", async () => {
	const { token } = await line();
	const { body } = await send(calls, token, {}, { key: null });
	const other = await line();
	for (const [by, call] of [
		[other.token, body.call],
		[token, `${body.call.startsWith("A") ? "B" : "A"}${body.call.slice(1)}`],
		[token, "x"],
	]) {
		const refused = await send(calls, by, { call, keys: "1" }, { key: null });
		expect([refused.status, refused.body.code]).toEqual([404, "unknown-call"]);
	}
	setNow(NOW.add({ minutes: 31 }));
	const late = await send(
		calls,
		token,
		{ call: body.call, keys: "1" },
		{ key: null },
	);
	expect(late.body.code).toBe("unknown-call");
	const without = await tokenOf(
		await makeProgram({ scopes: ["hold", "read"] }),
	);
	const refused = await send(calls, without, {}, { key: null });
	expect([refused.status, refused.body.code]).toEqual([
		403,
		"insufficient-scope",
	]);
	const odd = await send(calls, token, { keys: "1a" }, { key: null });
	expect(odd.body.code).toBe("body-invalid");
});

test("one phone number has the limits of one person, and a wrong one is asked for again", async () => {
	await makeCity({ maxMinutes: 30, contactMinutes: 30 });
	const { token } = await line();
	const book = async (typed: string) => {
		const call = await dial(token);
		for (const keys of ["1", "1", "1", typed]) await call.press(keys);
		return call.press("1");
	};
	expect((await book("12")).say[0]).toBe("Diese Telefonnummer stimmt nicht.");
	expect((await book("02031234569")).say.join(" ")).toContain("Terminnummer");
	expect((await book("02031234569")).say.join(" ")).toContain("Terminnummer");
	const third = await book("02031234569");
	expect(third.next).toBe("transfer");
	expect(third.say[0]).toContain("schon so viele Termine");
});

test("a station that asks for a mail address is not offered: nobody types one on a phone", async () => {
	const { station, token } = await line();
	await db().station.update({
		where: { id: station.id },
		data: { contactRule: "email" },
	});
	const call = await dial(token);
	await call.press("1");
	const told = await call.press("1");
	expect(told.say[0]).toBe("Dort ist nichts frei. Wählen Sie etwas anderes.");
	// Asked for only once somebody has chosen a time.
	await db().station.update({
		where: { id: station.id },
		data: { contactRule: "none" },
	});
	const other = await dial(token);
	for (const keys of ["1", "1", "1", "02031234570"]) await other.press(keys);
	await db().station.update({
		where: { id: station.id },
		data: { contactRule: "email" },
	});
	const end = await other.press("1");
	expect(end.next).toBe("transfer");
	expect(end.say.join(" ")).not.toContain("Telefonnummer stimmt nicht");
});

test("only stations that do it are read out, and no day of which the line has its share", async () => {
	const able = await makeStation({ desks: 1, from: 480, until: 960 });
	const other = await makeStation({ desks: 1, from: 480, until: 960 });
	const unable = await makeStation({
		desks: 1,
		from: 480,
		until: 960,
		servesAll: false,
	});
	const stations = [able, other, unable];
	const token = await tokenOf(
		await makeProgram({
			scopes: ["phone"],
			dayShare: 1,
			stations: stations.map(({ slug }) => slug),
		}),
	);
	const call = await dial(token);
	await call.press("1");
	const asked = (await call.press("1")).say.join(" ");
	const rows = await db().station.findMany({
		where: { id: { in: stations.map(({ id }) => id) } },
	});
	const isTold = ({ id }: { id: number }) =>
		asked.includes(rows.find((row) => row.id === id)?.shortName ?? "");
	expect(stations.map(isTold)).toEqual([true, true, false]);
	const first = await call.press("1");
	expect(first.say[1]).toContain("24. November");
	// Another call reserves the day's share while this one listens.
	const second = await dial(token);
	for (const keys of ["1", "1", "1", "1"]) await second.press(keys);
	const late = await call.press("2");
	expect(late.say.join(" ")).toContain("25. November");
	const third = await dial(token);
	for (const keys of ["1", "1"]) await third.press(keys);
	expect((await third.press("1")).say[1]).toContain("25. November");
});

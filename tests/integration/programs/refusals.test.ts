import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { commandRoute } from "#app/api/v1/_parts/command-route.ts";
import { POST as book } from "#app/api/v1/appointments/route.ts";
import { POST as hold } from "#app/api/v1/holds/route.ts";
import { db } from "#lib/db/client.ts";
import { makeService } from "#tests/support/factory.ts";
import { makeProgram } from "#tests/support/program.ts";
import {
	begin,
	beginCity,
	CONSENT,
	someone,
	timeAt,
} from "#tests/support/program-booking.ts";
import { send, tokenOf } from "#tests/support/program-requests.ts";

let service: { id: number; slug: string };

beforeEach(async () => {
	service = await beginCity();
});

test("what is wrong with what was sent is named, and nothing of it fails", async () => {
	const { station, token } = await begin();
	const time = timeAt(station);
	const ask = async (body: unknown, headers = {}) => {
		const answer = await send(hold, token, body, { headers });
		const kind = answer.status < 300 ? "json" : "problem+json";
		expect(answer.headers.get("content-type")).toBe(`application/${kind}`);
		return answer;
	};
	const unknown = await ask({ ...time, dsk: 1, "a/b": 2 });
	expect([unknown.status, unknown.body.code]).toEqual([400, "body-invalid"]);
	expect(unknown.body.errors).toMatchObject([
		{ pointer: "/dsk", code: "unknown-member" },
		{ pointer: "/a~1b", code: "unknown-member" },
	]);
	expect(unknown.body.type).toMatch(/\/api\/v1\/openapi\.json#body-invalid$/);
	const invalid: unknown[] = [
		null,
		[],
		"text",
		{},
		{ ...time, date: "2026-02-30" },
		{ ...time, date: "9999-12-31" },
		{ ...time, start: "24:00" },
		{ ...time, start: "9" },
		{ ...time, services: [] },
		{ ...time, services: Array(21).fill(service.slug) },
		{ ...time, station: "a\0b" },
		{ ...time, station: "\ud800" },
		{ ...time, station: ["x"] },
		JSON.stringify(time).replace("{", '{"__proto__":{},'),
	];
	for (const body of invalid) {
		const answer = await ask(
			typeof body === "string" && body !== "text" ? body : JSON.stringify(body),
		);
		expect([answer.status, answer.body.code], JSON.stringify(body)).toEqual([
			400,
			"body-invalid",
		]);
	}
	for (const body of ["", "{", "{'a':1}", "\u0000"])
		expect((await ask(body || " ")).body.code).toBe("body-unreadable");
	const deep = "[".repeat(8_000) + "]".repeat(8_000);
	expect((await ask(deep)).status).toBe(400);
	expect(
		(await ask(JSON.stringify({ ...time, station: "x".repeat(20_000) })))
			.status,
	).toBe(413);
	for (const type of [
		"text/plain",
		"application/x-www-form-urlencoded",
		"application/jsonx",
	])
		expect((await ask(time, { "content-type": type })).status).toBe(415);
	expect(
		(await ask(time, { "content-type": "Application/JSON; charset=utf-8" }))
			.status,
	).toBe(201);
	for (const services of [
		["none"],
		[`${service.slug}:99`],
		[`${service.slug}:x`],
		[service.slug, service.slug, "__proto__"],
	])
		expect((await ask({ ...time, services })).status).toBe(400);
});

test("whatever is wrong with a person is said in their language, and consent must have been given", async () => {
	const { station, token } = await begin();
	const held = await send(hold, token, timeAt(station));
	const wanted = {
		hold: held.body.hold,
		person: { name: " \u202e ", email: "x", phone: "1", bookedBy: "" },
		consent: CONSENT,
	};
	const answer = await send(book, token, wanted, {
		headers: { "accept-language": "en" },
	});
	expect([answer.status, answer.body.code]).toEqual([422, "person-invalid"]);
	expect(answer.headers.get("content-language")).toBe("en");
	expect(answer.body.errors).toEqual(
		expect.arrayContaining([
			{
				pointer: "/person/name",
				code: "name-missing",
				detail: "Please enter the name of the person who is coming.",
			},
			expect.objectContaining({
				pointer: "/person/email",
				code: "email-invalid",
			}),
			expect.objectContaining({
				pointer: "/person/phone",
				code: "phone-invalid",
			}),
			expect.objectContaining({
				pointer: "/person/bookedBy",
				code: "booked-by-missing",
			}),
		]),
	);
	for (const consent of [
		undefined,
		{},
		{ privacyNotice: false },
		{ privacyNotice: "true" },
	]) {
		const refused = await send(book, token, {
			...wanted,
			person: someone(),
			consent,
		});
		expect(refused.body.code).toBe("body-invalid");
	}
	expect(
		await db().contact.count({
			where: { appointment: { stationId: station.id } },
		}),
	).toBe(0);
	const taken = await send(
		hold,
		await tokenOf(await makeProgram()),
		timeAt(station),
		{
			path: "holds?lang=tr",
		},
	);
	expect(taken.body.code).toBe("slot-taken");
	expect(taken.headers.get("content-language")).toBe("tr");
	expect(taken.body.title).not.toBe(taken.body.detail);
});

test("for whom it is comes along with the reservation, if it can be like that", async () => {
	const { station, token } = await begin();
	const passport = await makeService({ minorRule: "passport" });
	const ask = (minorCase: unknown, slug = passport.slug, start = "09:00") =>
		send(hold, token, {
			...timeAt(station, start),
			services: [slug],
			minorCase,
		});
	const alone = await ask("10-15.alone");
	expect([alone.status, alone.body.code]).toEqual([422, "minor-not-possible"]);
	for (const wrong of ["", "child", "6-9", "6-9.one.joint.x", 7, null])
		expect((await ask(wrong)).body.code).toBe("body-invalid");
	const caseOf = async (answer: { body: { hold: string } }) => {
		const { hold: held } = answer.body;
		const person = someone();
		const booked = await send(book, token, {
			hold: held,
			person,
			consent: CONSENT,
		});
		const row = await db().appointment.findUniqueOrThrow({
			where: { id: booked.body.appointment },
		});
		return row.minorCase;
	};
	expect(await caseOf(await ask("6-9.one.joint"))).toBe("6-9.one.joint");
	const adult = await ask("adult", passport.slug, "10:00");
	expect(await caseOf(adult)).toBe("adult");
	// Where it makes no difference it is not kept.
	const other = await makeService();
	const plain = await ask("6-9.both", other.slug, "11:00");
	expect(await caseOf(plain)).toBeNull();
});

test("also what fails behind the API is a problem with a code", async () => {
	const { token } = await begin();
	const failing = (error: Error) =>
		commandRoute({ scope: "read", schema: z.object({}), isSafe: true }, () =>
			Promise.reject(error),
		);
	const busy = Object.assign(new Error("locked"), { code: "55P03" });
	const cases: [Error, number, string][] = [
		[busy, 503, "busy"],
		[new Error("a bug"), 500, "failed"],
	];
	for (const [error, status, code] of cases) {
		const answer = await send(failing(error), token, {});
		expect(answer.headers.get("content-type")).toBe("application/problem+json");
		expect(answer.body).toMatchObject({ status, code });
	}
});

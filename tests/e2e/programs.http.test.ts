import { db } from "#lib/db/client.ts";
import { DAY } from "#tests/support/booking.ts";
import { makeProgram } from "#tests/support/program.ts";
import { ask } from "./support/ask.ts";
import { expect, test } from "./support/test.ts";

/** The way of docs/api.md against the built server, past its gate. By HTTP only (playwright.config.ts). */
test("a program gets a token, reserves, books, and its person opens the page and cancels @ohne-js", async ({
	station,
}) => {
	const { clientId, secret } = await makeProgram();
	const basic = `Basic ${btoa(`${clientId}:${secret}`)}`;
	const given = await ask("/api/v1/oauth/token", {
		method: "POST",
		headers: { authorization: basic },
		body: new URLSearchParams({ grant_type: "client_credentials" }),
	});
	expect(given.status).toBe(200);
	const { access_token } = await given.json();
	const post = async (
		path: string,
		body: string | object,
		headers: Readonly<Record<string, string>> = {},
	) => {
		const answer = await ask(`/api/v1/${path}`, {
			method: "POST",
			headers: {
				authorization: `Bearer ${access_token}`,
				"content-type": "application/json",
				"idempotency-key": crypto.randomUUID(),
				"accept-language": "en",
				...headers,
			},
			body: typeof body === "string" ? body : JSON.stringify(body),
		});
		return { status: answer.status, answer, text: await answer.text() };
	};
	const asked = `station=${station.slug}&service=reisepass&from=${DAY}&to=${DAY}`;
	const free = await ask(`/api/v1/availability?${asked}`);
	const { days } = await free.json();
	const time = {
		station: station.slug,
		services: ["reisepass"],
		date: DAY,
		start: days[0].starts[0],
	};
	const held = await post("holds", time);
	expect(held.status, held.text).toBe(201);
	expect(held.answer.headers.get("ratelimit")).toContain('"requests";r=');
	const { hold } = JSON.parse(held.text);
	const taken = await ask(`/api/v1/availability?${asked}`, {
		headers: { "cache-control": "no-cache" },
	});
	expect(taken.status).toBe(200);
	const person = { name: "Erika Muster" };
	const consent = { privacyNotice: true };
	const booked = await post("appointments", { hold, person, consent });
	expect(booked.status, booked.text).toBe(201);
	const { appointment, reference, pin, link } = JSON.parse(booked.text);
	const own = new URL(link);
	const page = await ask(own.pathname + own.search);
	expect(page.status).toBe(200);
	expect(await page.text()).toContain("Erika Muster");
	const wrong = await post("appointments/lookup", { reference, pin: "1" });
	expect(wrong.status).toBe(404);
	expect(JSON.parse(wrong.text)).toMatchObject({ code: "no-match" });
	const cancelled = await post("appointments/cancel", { reference, pin });
	expect(JSON.parse(cancelled.text)).toMatchObject({ status: "cancelled" });
	const again = await post("appointments/cancel", { appointment });
	expect(again.status).toBe(200);

	// What the gate and Next are given first comes back as an answer of ours, or as a refusal of theirs.
	for (const method of ["PUT", "PATCH", "DELETE"]) {
		const refused = await ask("/api/v1/holds", { method });
		expect(refused.status).toBe(405);
	}
	expect((await ask("/api/v1/holds")).status).toBe(405);
	const foreign = await post("holds", time, { origin: "https://evil.example" });
	expect(foreign.status).toBeGreaterThanOrEqual(400);
	expect((await post("holds", " ".repeat(70_000))).status).toBe(413);
	expect((await post("holds", " ".repeat(20_000))).status).toBe(413);
	const odd = [
		"\0",
		"\xff\xfe",
		"[".repeat(16_000),
		'{"a":'.repeat(3_000),
		JSON.stringify({ ...time, station: "a\0b" }),
		JSON.stringify({ ...time, more: 1 }),
	];
	for (const body of odd) expect((await post("holds", body)).status).toBe(400);
	const inAddress = await ask(`/api/v1/holds?access_token=${access_token}`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(time),
	});
	expect(inAddress.status).toBe(401);
	await db().program.update({
		where: { clientId },
		data: { offAt: new Date() },
	});
	expect((await post("appointments/lookup", { appointment })).status).toBe(401);
});

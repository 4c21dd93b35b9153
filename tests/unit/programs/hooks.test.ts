import { expect, test } from "vitest";
import { sendEvent } from "#lib/programs/hooks/commands/send-event.ts";
import { eventBody } from "#lib/programs/hooks/rules/event.ts";
import { readHook } from "#lib/programs/hooks/rules/hook-form.ts";
import {
	secretInWords,
	signedHeaders,
} from "#lib/programs/hooks/rules/signature.ts";
import { makeReceiver } from "#tests/support/receiver.ts";

test("what is sent is signed as Standard Webhooks wants it", () => {
	// The example of its libraries.
	const secret = Buffer.from("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "base64");
	const message = {
		id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
		seconds: 1614265330,
		body: '{"test": 2432232314}',
	};
	expect(signedHeaders(message, [secret])).toEqual({
		"webhook-id": message.id,
		"webhook-timestamp": "1614265330",
		"webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
	});
	expect(secretInWords(secret)).toBe("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
	const both = signedHeaders(message, [secret, Buffer.alloc(32)]);
	expect(both["webhook-signature"]?.split(" ")).toHaveLength(2);
});

test("an event names the appointment and nothing of anybody", () => {
	const body = eventBody({
		kind: "appointment.moved",
		at: Temporal.Instant.from("2026-12-01T09:00:00Z"),
		appointmentId: "b385cb6d-bddc-4efb-ada7-be869a8d9b69",
	});
	expect(JSON.parse(body)).toEqual({
		type: "appointment.moved",
		timestamp: "2026-12-01T09:00:00Z",
		data: { appointment: "b385cb6d-bddc-4efb-ada7-be869a8d9b69" },
	});
});

test("only addresses to which something may be sent are taken", () => {
	const problemOf = (url: string, isTrial = false) => {
		const read = readHook({ url, events: ["appointment.booked"] }, isTrial);
		return read.ok ? null : read.errors.url;
	};
	expect(problemOf("https://app.example/events?x=1")).toBeNull();
	expect(problemOf("http://app.example/events")).toBe("url-open");
	expect(problemOf("http://localhost:4000", true)).toBeNull();
	for (const url of [
		"",
		"app.example",
		"ftp://app.example",
		"https://user@app.example",
		"https://:pass@app.example",
		"https://app.example/#part",
		`https://app.example/${"x".repeat(500)}`,
		"file:///etc/passwd",
	])
		expect(problemOf(url), url).toBe("url-invalid");
	expect(readHook({ url: "https://app.example" }, false)).toEqual({
		ok: false,
		errors: { events: "events-missing" },
	});
});

const event = (url: string) => ({
	url,
	body: "{}",
	headers: { "x-test": "1" },
});
const TRIAL = { isTrial: true, isAllowed: () => true };

test("nothing is sent into the house, whatever the name leads to", async () => {
	const { url, port, received } = await makeReceiver();
	const trial = { isTrial: true };
	expect(await sendEvent(event(url), trial)).toEqual({
		outcome: "deferred",
		reason: "inside",
	});
	// A name with an inner address among outer ones; and one that leads elsewhere the second time.
	const named = event(`http://app.example:${port}/events`);
	const mixed = () => Promise.resolve(["93.184.215.14", "10.0.0.1"]);
	expect((await sendEvent(named, { ...trial, resolve: mixed })).reason).toBe(
		"inside",
	);
	for (const host of ["[::1]", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"])
		expect(
			(await sendEvent(event(`http://${host}:${port}/`), trial)).outcome,
			host,
		).toBe("deferred");
	expect(received).toEqual([]);
	// Without encryption only where it is allowed.
	expect((await sendEvent(event(url))).reason).toBe("address");
	const asked: string[] = [];
	const once = (host: string) => {
		asked.push(host);
		return Promise.resolve(["127.0.0.1"]);
	};
	const sent = await sendEvent(named, { ...TRIAL, resolve: once });
	expect(sent).toEqual({ outcome: "accepted", reason: null });
	expect(asked).toEqual(["app.example"]);
	expect(received).toMatchObject([
		{ body: "{}", headers: { "x-test": "1", host: `app.example:${port}` } },
	]);
});

test("of the answer the status counts; no redirect is followed and nobody is waited for", async () => {
	const elsewhere = await makeReceiver();
	let status = 200;
	const { url } = await makeReceiver(() => ({
		status,
		headers: { location: elsewhere.url },
	}));
	const outcomes: string[] = [];
	for (status of [200, 204, 302, 307, 400, 410, 429, 500]) {
		const { outcome, reason } = await sendEvent(event(url), TRIAL);
		outcomes.push(`${outcome} ${reason}`);
	}
	expect(outcomes).toEqual([
		"accepted null",
		"accepted null",
		"deferred status 302",
		"deferred status 307",
		"deferred status 400",
		"gone status 410",
		"deferred status 429",
		"deferred status 500",
	]);
	expect(elsewhere.received).toEqual([]);
	const never = () => new Promise<string[]>(() => {});
	const hanging = { ...TRIAL, resolve: never, seconds: 0.05 };
	expect(await sendEvent(event("http://app.example/"), hanging)).toEqual({
		outcome: "deferred",
		reason: "timeout",
	});
	const nobody = { ...TRIAL, resolve: () => Promise.reject(new Error("none")) };
	expect((await sendEvent(event("http://app.example/"), nobody)).reason).toBe(
		"unreachable",
	);
});

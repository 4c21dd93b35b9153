import { readFileSync } from "node:fs";
import {
	type AddressInfo,
	BlockList,
	createServer,
	type Socket,
} from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { fetchSource } from "#lib/catalog/import/commands/fetch-source.ts";
import { isAllowedAddress } from "#lib/programs/hooks/commands/allowed-address.ts";
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

test("the example of the document is signed with the secret that stands below it", () => {
	const text = readFileSync("docs/api.md", "utf8");
	const found = (line: RegExp) => line.exec(text)?.[1] ?? "";
	const secret = found(/`whsec_([A-Za-z0-9+/=]{10,})`/);
	const message = {
		id: found(/^webhook-id: (.+)$/m),
		seconds: Number(found(/^webhook-timestamp: (.+)$/m)),
		body: found(/^(\{"type":"appointment\.moved".*)$/m),
	};
	const headers = signedHeaders(message, [Buffer.from(secret, "base64")]);
	expect(headers["webhook-signature"]).toBe(
		found(/^webhook-signature: (.+)$/m),
	);
	expect(JSON.parse(message.body).type).toBe("appointment.moved");
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
	const outside = { mode: "production", ownNetworks: new BlockList() } as const;
	const isAllowed = (address: string) => isAllowedAddress(address, outside);
	const trial = { isTrial: true, isAllowed };
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

/** A server that says this and then nothing. */
async function serveRaw(said: string): Promise<number> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on("error", () => {});
		socket.once("data", () => {
			socket.write(said);
		});
	});
	await new Promise<void>((resolve) =>
		server.listen(0, "127.0.0.1", () => resolve()),
	);
	onTestFinished(
		() =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	);
	return (server.address() as AddressInfo).port;
}

test("whoever wants another protocol has not taken it, and holds nobody", async () => {
	const port = await serveRaw(
		"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
	);
	const url = `http://127.0.0.1:${port}/`;
	expect(await sendEvent(event(url), TRIAL)).toEqual({
		outcome: "deferred",
		reason: "status 101",
	});
	expect(await fetchSource(url, { isAllowed: () => true })).toEqual({
		ok: false,
		error: "not-there",
	});
});

test("an answer without end ends at its status, and one that is no answer is none", async () => {
	const endless = await serveRaw(
		`HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n${"x".repeat(500_000)}`,
	);
	const to = (port: number) =>
		sendEvent(event(`http://127.0.0.1:${port}/`), { ...TRIAL, seconds: 2 });
	expect((await to(endless)).outcome).toBe("accepted");
	const odd = await serveRaw("220 mail.example ESMTP\r\n");
	expect((await to(odd)).reason).toBe("unreachable");
	const half = await serveRaw("HTTP/1.1 200 OK\r\nContent-");
	const waiting = { ...TRIAL, seconds: 0.2 };
	expect(
		(await sendEvent(event(`http://127.0.0.1:${half}/`), waiting)).reason,
	).toBe("timeout");
});

test("where the first address of a name does not answer, the next one is asked", async () => {
	const { port, received } = await makeReceiver();
	const resolve = async () => ["::1", "127.0.0.2", "127.0.0.1"];
	const named = event(`http://app.example:${port}/`);
	expect((await sendEvent(named, { ...TRIAL, resolve })).outcome).toBe(
		"accepted",
	);
	expect(received).toHaveLength(1);
});

test("the demo reaches this machine and the internet, production the internet without the city's own networks", () => {
	const ownNetworks = new BlockList();
	ownNetworks.addSubnet("8.8.8.0", 24, "ipv4");
	ownNetworks.addSubnet("2a01:4f8::", 32, "ipv6");
	const isAllowed = (mode: "demo" | "production") => (address: string) =>
		isAllowedAddress(address, { mode, ownNetworks });
	const inside = ["10.0.0.1", "169.254.169.254", "192.168.1.1", "fe80::1"];
	const own = ["8.8.8.8", "2a01:4f8::1"];
	const loopback = ["127.0.0.1", "127.9.9.9", "::1"];
	for (const address of [...inside, ...own, "app.example", ""]) {
		expect(isAllowed("demo")(address), address).toBe(false);
		expect(isAllowed("production")(address), address).toBe(false);
	}
	for (const address of loopback) {
		expect(isAllowed("demo")(address), address).toBe(true);
		expect(isAllowed("production")(address), address).toBe(false);
	}
	for (const address of ["93.184.215.14", "2606:2800:21f::1"]) {
		expect(isAllowed("demo")(address), address).toBe(true);
		expect(isAllowed("production")(address), address).toBe(true);
	}
});

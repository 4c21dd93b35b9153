import { describe, expect, it } from "vitest";
import { readBounce } from "#lib/notifications/delivery/rules/bounce.ts";
import {
	bounceAddressFor,
	parseBounceAddress,
} from "#lib/notifications/delivery/rules/bounce-address.ts";
import { letter, report } from "./bounce-examples.ts";

const BASE = "bounce@termine.example.de";
const ID = "0b7c1e9e-5a2b-4c1d-9e3f-1a2b3c4d5e6f";
const KEY = "0123456789ab";
const TO = bounceAddressFor(BASE, ID, KEY);
const DAEMON = { From: "MAILER-DAEMON@mx.example", "Return-Path": "<>" };

const verdict = async (raw: string | Buffer) =>
	(await readBounce(Buffer.from(raw))).verdict;

describe("an address for bounces", () => {
	it("names the mail, fits into 64 octets and is known again in any case", () => {
		expect(TO).toBe(`bounce+${ID}.${KEY}@termine.example.de`);
		const longest = bounceAddressFor("fourteen.chars@a.de", ID, KEY);
		expect(longest.split("@")[0]).toHaveLength(64);
		for (const address of [TO, TO.toUpperCase()])
			expect(parseBounceAddress(BASE, address)).toEqual({ id: ID, key: KEY });
	});

	it.each([
		BASE,
		`bounce+${ID}@termine.example.de`,
		`bounce+${ID}.short@termine.example.de`,
		`bounce+${ID}.${KEY}@elsewhere.example`,
		`other+${ID}.${KEY}@termine.example.de`,
		`bounce+${ID}.${KEY}.${KEY}@termine.example.de`,
		"",
	])("is not %s", (address) => {
		expect(parseBounceAddress(BASE, address)).toBeNull();
	});
});

describe("a report", () => {
	it("of a failure gives the code and the address, and no words", async () => {
		const { addresses, verdict } = await readBounce(Buffer.from(report(TO)));
		expect(addresses).toContain(TO);
		expect(verdict).toEqual({ is: "failed", code: "5.1.1" });
	});

	it("that somebody has given up after days is a failure as well", async () => {
		expect(await verdict(report(TO, { status: "4.4.7" }))).toEqual({
			is: "failed",
			code: "4.4.7",
		});
	});

	it("of a delay is none", async () => {
		const delay = report(TO, { action: "delayed", status: "4.4.1" });
		expect(await verdict(delay)).toEqual({ is: "delayed" });
	});

	it("of success is no failure", async () => {
		const relayed = report(TO, { action: "relayed", status: "2.1.5" });
		expect(await verdict(relayed)).toEqual({ is: "automatic" });
	});

	it("counts even when it is cut off in the mail that it returns", async () => {
		const whole = report(TO);
		const cut = whole.slice(0, whole.indexOf("PIN:"));
		expect(await verdict(cut)).toEqual({ is: "failed", code: "5.1.1" });
	});
});

describe("a mail system that writes to people", () => {
	it.each([
		["Sorry, no mailbox here by that name. (#5.1.1)", "5.1.1"],
		["550 User unknown at [192.5.7.1]", "5.0.0"],
		["host 5.6.7.8 said: 552 5.2.2 over quota", "5.2.2"],
		["", "5.0.0"],
	])("gives back for good: %s", async (text, code) => {
		const mail = letter(TO, { ...DAEMON, Subject: "failure notice" }, text);
		expect(await verdict(mail)).toEqual({ is: "failed", code });
	});

	it.each([
		["Your message is delayed", "We keep trying. 4.4.1"],
		["Warning: could not send message for past 4 hours", "no action needed"],
	])("only waits: %s", async (subject, text) => {
		const mail = letter(TO, { ...DAEMON, Subject: subject }, text);
		expect(await verdict(mail)).toEqual({ is: "delayed" });
	});
});

describe("what is no bounce", () => {
	it.each([
		{ "Auto-Submitted": "auto-replied" },
		{ "Auto-Submitted": "auto-replied (vacation)", "Return-Path": "<>" },
		{ "X-Autoreply": "yes" },
		{ Precedence: "auto_reply" },
	])("is an automatic answer: %o", async (headers) => {
		const mail = letter(
			TO,
			{ From: "erika@example.org", ...headers },
			"I am away, 5.1.1",
		);
		expect(await verdict(mail)).toEqual({ is: "automatic" });
	});

	it("is a person who writes", async () => {
		const mail = letter(TO, { From: "erika@example.org" }, "5.1.1? Danke!");
		expect(await verdict(mail)).toEqual({ is: "unclear" });
	});
});

it("hostile mails are read quickly or not at all", async () => {
	const nested = Array.from(
		{ length: 200 },
		(_, i) =>
			`Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
	).join("");
	const noise = Buffer.alloc(256 * 1024, 0xff);
	for (const raw of [nested, "A: b\r\n".repeat(40_000), noise])
		await expect(verdict(raw)).rejects.toThrow();
	expect(await verdict("")).toEqual({ is: "unclear" });
});

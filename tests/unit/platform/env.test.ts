import { describe, expect, test } from "vitest";
import { city } from "#lib/city/city.ts";
import { listCities, readCity } from "#lib/city/read-city.ts";
import { EnvError, modeOf, readEnv } from "#lib/runtime/env.ts";
import { parseNetworks } from "#lib/runtime/env-schema.ts";

const SECRET = "x".repeat(32);
const demo = {
	DATABASE_URL: "postgresql://localhost/termine",
	APP_ENV: "demo",
	APP_SECRET: SECRET,
};
const production = {
	DATABASE_URL: "postgresql://user:geheim@db:5432/termine",
	APP_SECRET: SECRET,
	BASE_URL: "https://termine.example.de/",
	SMTP_URL: "smtp://mail.example.de:587",
	MAIL_FROM: "Bürger-Service <termine@example.de>",
	OPERATOR_EMAIL: "info@example.de",
	DATA_PROTECTION_EMAIL: "datenschutz@example.de",
	ACCESSIBILITY_EMAIL: "barrierefrei@example.de",
};

function problems(source: Record<string, string>): readonly string[] {
	try {
		readEnv(source);
		return [];
	} catch (error) {
		if (error instanceof EnvError) return error.problems;
		throw error;
	}
}

describe("the mode", () => {
	test.each([
		["demo", {}],
		["production", { DATABASE_URL: "postgresql://db/x" }],
		["demo", { DATABASE_URL: "postgresql://db/x", APP_ENV: "demo" }],
		["demo", { DATABASE_URL: " " }],
	])("is %s for %o", (mode, source) => {
		expect(modeOf(source)).toBe(mode);
	});
});

test("a demo needs nothing but what the start scripts fill in", () => {
	expect(readEnv(demo)).toMatchObject({
		mode: "demo",
		port: 3000,
		host: "127.0.0.1",
		baseUrl: "http://localhost:3000",
		smtpUrl: null,
		databasePool: 10,
		now: null,
		finishedPages: true,
		pageAgeMs: 1_000,
	});
	const off = readEnv({ ...demo, FINISHED_PAGES: "off" });
	expect(off.finishedPages).toBe(false);
});

test("empty variables count as unset, as an .env file with blanks has them", () => {
	const blanks = {
		PORT: "",
		BASE_URL: "",
		SMTP_URL: " ",
		APP_NOW: "",
		LOG_LEVEL: "",
	};
	expect(readEnv({ ...demo, ...blanks })).toEqual(readEnv(demo));
});

test("BASE_URL follows PORT and loses what is no origin", () => {
	expect(readEnv({ ...demo, PORT: "8080" }).baseUrl).toBe(
		"http://localhost:8080",
	);
	expect(readEnv(production).baseUrl).toBe("https://termine.example.de");
});

test("production names everything that is missing at once", () => {
	const missing = problems({ DATABASE_URL: production.DATABASE_URL });
	expect(missing.map((line) => line.split(":")[0])).toEqual([
		"APP_SECRET",
		"BASE_URL",
		"SMTP_URL",
		"MAIL_FROM",
		"OPERATOR_EMAIL",
		"DATA_PROTECTION_EMAIL",
		"ACCESSIBILITY_EMAIL",
	]);
	expect(readEnv(production).mode).toBe("production");
});

test("no message repeats a value, which may be a secret", () => {
	const lines = problems({
		...production,
		APP_SECRET: "kurz",
		SMTP_URL: "geheim",
	});
	expect(lines).toHaveLength(2);
	expect(lines.join()).not.toMatch(/kurz|geheim/);
});

test.each([
	["PORT", "99999"],
	["PORT", "abc"],
	["BASE_URL", "termine.example.de"],
	["DATABASE_URL", "mysql://db/x"],
	["DATABASE_URL", "postgresql://one,two:x/x"],
	["DATABASE_READ_URL", "postgresql://one,two/x"],
	["APP_ENV", "staging"],
	["LOG_LEVEL", "laut"],
	["DB_POOL", "0"],
	["FINISHED_PAGES", "vielleicht"],
	["PAGE_AGE_MS", "1001"],
	["OPERATOR_EMAIL", "impressum"],
	["SECURITY_CONTACT", "sicherheit@example.de"],
	["DGS_VIDEO", "film.mov"],
	["BACKUP_DAYS", "viele"],
	["TRUSTED_PROXIES", "1"],
	["TRUSTED_PROXIES", "10.0.0.0/33"],
	["OWN_NETWORKS", "the town hall"],
	["OWN_NETWORKS", "2001:db8::1"],
	["APP_NOW", "2026-11-24T10:00:00+01:00"],
	["PUSH_TEST_SERVICE", "http://127.0.0.1:4567"],
	["BOUNCE_ADDRESS", "bounce"],
	["BOUNCE_ADDRESS", "a+b@termine.example.de"],
	["BOUNCE_ADDRESS", "fifteen-letters@termine.example.de"],
	["BOUNCE_IMAP_URL", "https://user:password@mail.example.de"],
	["BOUNCE_IMAP_URL", "imaps://mail.example.de/INBOX"],
])("%s=%s is refused by name", (name, value) => {
	expect(problems({ ...demo, [name]: value })).toEqual([
		expect.stringMatching(`^${name}: `),
	]);
});

test("whoever reads bounces must know the address they come to", () => {
	const BOUNCE_IMAP_URL = "imaps://user:geheim@mail.example.de/INBOX";
	expect(problems({ ...demo, BOUNCE_IMAP_URL })).toEqual([
		expect.stringMatching(/^BOUNCE_ADDRESS: /),
	]);
	const BOUNCE_ADDRESS = "Bounce@termine.example.de";
	expect(readEnv({ ...demo, BOUNCE_IMAP_URL, BOUNCE_ADDRESS })).toMatchObject({
		bounceAddress: "bounce@termine.example.de",
		bounceImapUrl: BOUNCE_IMAP_URL,
	});
});

test("a test may set the clock", () => {
	const { now } = readEnv({
		...demo,
		APP_ENV: "test",
		APP_NOW: "2026-11-24T10:00:00+01:00",
	});
	expect(String(now)).toBe("2026-11-24T09:00:00Z");
});

test("proxies are addresses and networks of both kinds", () => {
	const list = parseNetworks("127.0.0.1, 10.0.0.0/8,fd00::/8");
	expect(list.check("10.9.8.7", "ipv4")).toBe(true);
	expect(list.check("fd12::1", "ipv6")).toBe(true);
	expect(list.check("192.168.0.1", "ipv4")).toBe(false);
});

test("a city is read from its folder, and one that is not there is named", () => {
	expect(problems({ ...demo, CITY: "atlantis" })).toEqual([
		expect.stringMatching(/^CITY: there is no folder cities\/atlantis; /),
	]);
	for (const name of listCities())
		expect(readEnv({ ...demo, CITY: name })).toMatchObject({
			mailFrom: `${readCity(name).texts.de.house} <termine@demo.example>`,
			operator: readCity(name).operator,
		});
});

test("a demo names nobody real; production leaves out what the operator did not say", () => {
	const { operator } = readEnv(demo);
	expect(operator).toMatchObject({
		...city().operator,
		backupDays: 14,
		dgsVideo: null,
	});
	for (const address of [
		operator.email,
		operator.dataProtectionEmail,
		operator.accessibilityEmail,
		operator.securityContact,
	])
		expect(address).toMatch(/@demo\.example$/);
	expect(readEnv(production).operator).toMatchObject({
		email: "info@example.de",
		responsible: null,
		securityContact: null,
	});
});

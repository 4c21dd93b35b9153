import { createECDH, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isPushEndpoint } from "#lib/queue/push/rules/endpoint.ts";
import { callNotice } from "#lib/queue/push/rules/notice.ts";
import {
	answerOf,
	NEWS_SECONDS,
	newsFor,
} from "#lib/queue/push/rules/outcome.ts";
import { readSubscription } from "#lib/queue/push/rules/subscription.ts";
import { languageOf } from "#lib/text/language.ts";
import { locales } from "#lib/text/locale.ts";

test.each([
	"https://fcm.googleapis.com/fcm/send/c9xq:APA91bH",
	"https://updates.push.services.mozilla.com/wpush/v2/gAAAAABl",
	"https://web.push.apple.com/QGuQyavXutnMH9",
	"https://wns2-par02p.notify.windows.com/w/?token=BQYAAAD%2fabc%3d",
])("%s is where a browser is reached", (endpoint) => {
	expect(isPushEndpoint(endpoint)).toBe(true);
});

test.each([
	["no encryption", "http://fcm.googleapis.com/fcm/send/a"],
	["another port", "https://fcm.googleapis.com:8443/fcm/send/a"],
	["this machine", "https://127.0.0.1/fcm"],
	["this machine by name", "https://localhost/fcm"],
	["a machine of the house", "https://10.0.0.7/fcm"],
	[
		"what a cloud tells its machines",
		"http://169.254.169.254/latest/meta-data",
	],
	["this machine in the newer way", "https://[::1]/"],
	["its name before another", "https://fcm.googleapis.com.example.org/a"],
	["its name at the end of another", "https://evilfcm.googleapis.com/a"],
	["no point before it", "https://evilnotify.windows.com/a"],
	["nothing before it", "https://notify.windows.com/a"],
	["nothing but a point before it", "https://.notify.windows.com/a"],
	["somebody before it", "https://fcm.googleapis.com@example.org/a"],
	["a name with it", "https://me:secret@fcm.googleapis.com/a"],
	["a point after it", "https://fcm.googleapis.com./a"],
	["a part of a page", "https://fcm.googleapis.com/a#b"],
	["capital letters", "https://FCM.googleapis.com/a"],
	[
		"another way to write a slash",
		"https://fcm.googleapis.com\\@example.org/a",
	],
	["a line break", "https://fcm.googleapis.com/a\r\nHost: example.org"],
	["a way up", "https://fcm.googleapis.com/../a"],
	["a blank before it", " https://fcm.googleapis.com/a"],
	["other letters that look the same", "https://fcm.googleаpis.com/a"],
	["something else than an address", "javascript:alert(1)"],
	["a file", "file:///etc/passwd"],
	["nothing", ""],
	["too much", `https://fcm.googleapis.com/${"a".repeat(1_000)}`],
])("%s: nobody is asked there", (_, endpoint) => {
	expect(isPushEndpoint(endpoint)).toBe(false);
});

test("one that stands in for them counts in a test, and only that one", () => {
	const service = "http://127.0.0.1:4567";
	expect(isPushEndpoint(`${service}/push/a`, service)).toBe(true);
	expect(isPushEndpoint("http://127.0.0.1:4568/push/a", service)).toBe(false);
	expect(isPushEndpoint(`${service}@example.org/a`, service)).toBe(false);
	expect(isPushEndpoint(`${service}/push/a`)).toBe(false);
});

const curve = createECDH("prime256v1");
const SENT = {
	endpoint: "https://web.push.apple.com/QGuQyavXutnMH9",
	p256dh: curve.generateKeys("base64url"),
	auth: randomBytes(16).toString("base64url"),
};

test("keys that something can be encrypted for are taken", () => {
	expect(readSubscription(SENT)).toEqual(SENT);
});

test.each([
	[
		"a secret that is too short",
		{ auth: randomBytes(12).toString("base64url") },
	],
	[
		"a secret that is too long",
		{ auth: randomBytes(32).toString("base64url") },
	],
	[
		"a short form of a point",
		{ p256dh: curve.getPublicKey("base64url", "compressed") },
	],
	[
		"a point beside the curve",
		{
			p256dh: Buffer.concat([Buffer.from([4]), randomBytes(64)]).toString(
				"base64url",
			),
		},
	],
	["other signs", { auth: `${SENT.auth.slice(0, -1)}!` }],
	["no address", { endpoint: "" }],
	["a foreign address", { endpoint: "https://example.org/push" }],
])("%s is refused", (_, wrong) => {
	expect(readSubscription({ ...SENT, ...wrong })).toBeNull();
});

const CALL = {
	ticket: "A023",
	desk: "Platz 4",
	token: "t0ken",
	baseUrl: "https://termine.example.de",
};

test("in German a device says: Nummer A023, Platz 4", () => {
	expect(callNotice({ ...CALL, locale: "de" })).toEqual({
		web_push: 8030,
		notification: {
			title: "Nummer A023, Platz 4",
			body: "Gehen Sie bitte jetzt dorthin.",
			lang: "de",
			dir: "ltr",
			navigate: "https://termine.example.de/wartenummer/t0ken",
			tag: "call A023",
			renotify: true,
			requireInteraction: true,
			silent: false,
			vibrate: [300, 150, 300, 150, 600],
		},
	});
});

test.each(locales)(
	"in %s it names number and desk, in its direction, and leads to its page",
	(locale) => {
		const { notification } = callNotice({ ...CALL, locale });
		expect(notification.title).toContain("A023");
		expect(notification.title).toContain("Platz 4");
		expect(notification.dir).toBe(languageOf(locale).direction);
		expect(notification.lang).toBe(languageOf(locale).lang);
		expect(new URL(notification.navigate).pathname).toMatch(
			/^(?:\/[a-z]+)?\/wartenummer\/t0ken$/,
		);
		// Push services take no more than 4096 bytes, encrypted.
		expect(JSON.stringify(callNotice({ ...CALL, locale })).length).toBeLessThan(
			1_500,
		);
	},
);

test.each([
	[200, "accepted"],
	[201, "accepted"],
	[202, "accepted"],
	[301, "refused"],
	[307, "refused"],
	[400, "refused"],
	[401, "refused"],
	[403, "refused"],
	[404, "gone"],
	[408, "deferred"],
	[410, "gone"],
	[413, "refused"],
	[429, "deferred"],
	[500, "deferred"],
	[503, "deferred"],
	[0, "refused"],
] as const)("%i of a push service means %s", (status, outcome) => {
	expect(answerOf(status)).toEqual({
		outcome,
		reason: outcome === "accepted" ? null : `http-${status}`,
	});
});

test("a call is news for three minutes, to the second", () => {
	expect(newsFor(0, 0)).toBe(NEWS_SECONDS);
	expect(newsFor(0, 60_000)).toBe(NEWS_SECONDS - 60);
	expect(newsFor(0, NEWS_SECONDS * 1_000 - 1)).toBe(1);
	expect(newsFor(0, NEWS_SECONDS * 1_000)).toBe(0);
	expect(newsFor(0, 24 * 3_600_000)).toBeLessThan(0);
});

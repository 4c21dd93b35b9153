import ICAL from "ical.js";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as mailHtml } from "#app/[locale]/(citizen)/demo/postausgang/[id]/mail.html/route.ts";
import { GET as savedCalendar } from "#app/[locale]/(citizen)/demo/postausgang/[id]/termin.ics/route.ts";
import { GET as calendar } from "#app/[locale]/(citizen)/termin/[reference]/termin.ics/route.ts";
import { manageToken, pinOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import {
	findSavedMail,
	isOutboxOpen,
} from "#lib/notifications/delivery/commands/outbox.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import {
	createAppointment,
	createHouse,
	messageOf,
	tell,
} from "#tests/integration/notifications-fixture.ts";

let id: string;
let reference: string;

beforeAll(createHouse);
beforeEach(async () => {
	id = await createAppointment();
	const row = await db().appointment.findUniqueOrThrow({ where: { id } });
	reference = row.reference ?? "";
});

describe("downloading the calendar file", () => {
	const download = (token: string, number = reference, locale = "de") =>
		calendar(
			new Request(`http://localhost/termin/${number}/termin.ics?t=${token}`),
			{ params: Promise.resolve({ locale, reference: number }) },
		);

	it("gives the entry to whoever has the link, and no secret inside", async () => {
		const response = await download(manageToken(id, 1));
		expect(response.status).toBe(200);
		expect(response.headers.get("content-type")).toBe(
			"text/calendar; charset=utf-8; method=PUBLISH",
		);
		expect(response.headers.get("content-disposition")).toBe(
			'attachment; filename="termin.ics"',
		);
		expect(response.headers.get("cache-control")).toBe("private, no-store");
		const file = await response.text();
		expect(() => ICAL.parse(file)).not.toThrow();
		for (const secret of [
			manageToken(id, 1),
			pinOf(id, 1),
			"Reisepass",
			"Erika",
		])
			expect(file).not.toContain(secret);
	});

	it("is the same file that the mail brought", async () => {
		await tell(id);
		const transport = openTransport();
		const message = await messageOf(id);
		await deliverMessage(message.id, transport, false);
		const sent = (await findSavedMail(message.id))?.calendar;
		const file = await (await download(manageToken(id, 1))).text();
		expect(sent?.replace(/\r?\n/g, "\n")).toBe(file.replace(/\r\n/g, "\n"));
	});

	it("takes a cancelled appointment out of the calendar", async () => {
		await db().appointment.update({
			where: { id },
			data: { status: "cancelled", calendarSequence: 1 },
		});
		const response = await download(manageToken(id, 1), reference, "en");
		expect(response.headers.get("content-type")).toContain("method=CANCEL");
		expect(await response.text()).toMatch(
			/METHOD:CANCEL\r\n[\s\S]*SEQUENCE:1\r\n[\s\S]*STATUS:CANCELLED\r\n/,
		);
	});

	it("explains itself when the link is wrong, the same for every wrong one", async () => {
		const answers = await Promise.all([
			download("wrong"),
			download(manageToken(id, 2)),
			download(manageToken(id, 1), "999999999"),
		]);
		for (const response of answers) expect(response.status).toBe(404);
		const texts = await Promise.all(answers.map((answer) => answer.text()));
		expect(new Set(texts).size).toBe(1);
		expect(texts[0]).toContain("Zu diesem Link gibt es keinen Termin.");
	});
});

describe("the outbox of a demo", () => {
	const open = (route: typeof mailHtml, mail: string) =>
		route(new Request("http://localhost/"), {
			params: Promise.resolve({ id: mail }),
		});

	it("shows a mail under a policy in which nothing runs or loads", async () => {
		await tell(id);
		const { id: mail } = await messageOf(id);
		await deliverMessage(mail, openTransport(), false);
		const response = await open(mailHtml, mail);
		expect(response.status).toBe(200);
		const policy = response.headers.get("content-security-policy") ?? "";
		expect(policy).toContain("default-src 'none'");
		expect(policy).toMatch(/sandbox(?!.*allow-(scripts|same-origin|forms))/);
		expect(await response.text()).toContain(manageToken(id, 1));
		expect(
			(await open(savedCalendar, mail)).headers.get("content-type"),
		).toContain("text/calendar");
	});

	it.each(["../../secret", "..%2F..%2Fsecret", "", "0", "a".repeat(36)])(
		"has no mail named %j",
		async (name) => {
			expect((await open(mailHtml, name)).status).toBe(404);
			expect((await open(savedCalendar, name)).status).toBe(404);
		},
	);

	it("is closed when there is a mail server", async () => {
		expect(isOutboxOpen()).toBe(true);
		process.env.SMTP_URL = "smtp://127.0.0.1:1";
		takeGlobal("env");
		expect(isOutboxOpen()).toBe(false);
		process.env.SMTP_URL = "";
		takeGlobal("env");
	});
});

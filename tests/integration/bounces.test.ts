import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { bounceKeyOf } from "#lib/auth/secrets/secrets.ts";
import { closePgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { collectBounces } from "#lib/notifications/delivery/commands/collect-bounces.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import { listUndelivered } from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { bounceAddressFor } from "#lib/notifications/delivery/rules/bounce-address.ts";
import { now } from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import {
	BOOKED_AT,
	createAppointment,
	createHouse,
	messageOf,
	tell,
} from "#tests/integration/notifications-fixture.ts";
import { eventually } from "#tests/support/eventually.ts";
import { startMailServer } from "#tests/support/mail-server.ts";
import { type Mailbox, startMailbox } from "#tests/support/mailbox.ts";
import { letter, report } from "#tests/unit/notifications/bounce-examples.ts";

const BASE = "bounce@demo.example";

let mailbox: Mailbox;

function settings(values: Record<string, string>): void {
	Object.assign(process.env, values);
	takeGlobal("env");
}

beforeAll(createHouse);
beforeEach(async () => {
	mailbox = await startMailbox();
	settings({
		BOUNCE_ADDRESS: BASE,
		BOUNCE_IMAP_URL: mailbox.url,
		SMTP_URL: "",
	});
});
afterEach(async () => {
	await mailbox.stop();
	await db().appointment.deleteMany();
});
afterAll(() => closePgBoss());

const collect = (url = mailbox.url) =>
	collectBounces(url, new AbortController().signal);

/** A mail that has left the house, and the address to which it comes back. */
async function sentMail(): Promise<{
	id: string;
	appointment: string;
	to: string;
}> {
	const appointment = await createAppointment();
	await tell(appointment);
	const { id } = await messageOf(appointment);
	const transport = openTransport();
	await deliverMessage(id, transport, false);
	transport.close();
	return { id, appointment, to: bounceAddressFor(BASE, id, bounceKeyOf(id)) };
}

it("each mail says to which address it wants to come back", async () => {
	const server = await startMailServer();
	settings({ SMTP_URL: server.url });
	const { to } = await sentMail();
	const [mail] = server.mails;
	expect(mail?.returnsTo).toBe(to);
	expect(mail?.from?.address).toBe("termine@demo.example");
	await server.stop();
});

it("what comes back for good is marked with its code, listed, and deleted", async () => {
	const { appointment, to } = await sentMail();
	mailbox.put(report(to));
	await collect();
	expect(await messageOf(appointment)).toMatchObject({
		status: "bounced",
		lastError: "5.1.1",
	});
	expect(mailbox.left()).toEqual([]);
	expect(await listUndelivered(now())).toEqual([
		expect.objectContaining({
			kind: "confirmed",
			status: "bounced",
			reason: "5.1.1",
			station: "Stadtmitte",
		}),
	]);
});

it("finds the address wherever the mail server left it", async () => {
	const { appointment, to } = await sentMail();
	const headers = {
		From: "mailer-daemon@mx.example",
		"X-Original-To": to.toUpperCase(),
	};
	mailbox.put(letter("bounces@elsewhere.example", headers, "unknown user"));
	await collect();
	expect((await messageOf(appointment)).status).toBe("bounced");
});

it("delays and automatic answers change nothing, and go", async () => {
	const { appointment, to } = await sentMail();
	mailbox.put(report(to, { action: "delayed", status: "4.4.1" }));
	mailbox.put(
		letter(to, { From: "a@b.example", "Auto-Submitted": "auto-replied" }),
	);
	await collect();
	expect((await messageOf(appointment)).status).toBe("sent");
	expect(mailbox.left()).toEqual([]);
});

it("a forged address, spam and people change nothing and stay, marked as read", async () => {
	const { id, appointment, to } = await sentMail();
	const forged = bounceAddressFor(BASE, id, "0123456789ab");
	mailbox.put(report(forged));
	mailbox.put(report("bounce@demo.example"));
	mailbox.put(letter(to, { From: "erika@example.org" }, "5.1.1 stimmt nicht"));
	mailbox.put("\u0000\u0001 no mail at all");
	await collect();
	expect((await messageOf(appointment)).status).toBe("sent");
	expect(mailbox.left().map(({ seen }) => seen)).toEqual([
		true,
		true,
		true,
		true,
	]);
});

it("of a huge report the beginning is enough, and huge nonsense keeps nobody up", async () => {
	const { appointment, to } = await sentMail();
	mailbox.put(`X: ${"y ".repeat(1_000_000)}\r\n\r\n`);
	mailbox.put(
		report(to).replace(
			"PIN: 604218",
			"x".repeat(76).concat("\r\n").repeat(40_000),
		),
	);
	await collect();
	expect((await messageOf(appointment)).status).toBe("bounced");
	expect(mailbox.left().map(({ seen }) => seen)).toEqual([true]);
});

it("only a mail that was sent can come back", async () => {
	const { id, appointment, to } = await sentMail();
	await db().message.update({ where: { id }, data: { status: "queued" } });
	mailbox.put(report(to));
	await collect();
	expect((await messageOf(appointment)).status).toBe("queued");
});

it("a mailbox that breaks off loses nothing", async () => {
	const first = await sentMail();
	const second = await sentMail();
	mailbox.put(report(first.to));
	mailbox.put(report(second.to));
	for (const bytes of [0, 60, 120, 180, 240]) {
		mailbox.breakAfter(bytes);
		await collect().catch((error: Error) => {
			expect(error.message).toMatch(
				/^The bounce mailbox was not read to its end: /,
			);
		});
	}
	mailbox.breakAfter(null);
	await collect();
	for (const { appointment } of [first, second])
		expect((await messageOf(appointment)).status).toBe("bounced");
	expect(mailbox.left()).toEqual([]);
});

it("a refused password is named, and not repeated", async () => {
	const wrong = mailbox.url.replace("ge%3Aheim%401", "falsch");
	await expect(collect(wrong)).rejects.toThrow(
		/^The bounce mailbox was not read to its end: sign-in refused$/,
	);
});

it("a mailbox elsewhere gets no password without encryption", async () => {
	const { port } = new URL(mailbox.url);
	await expect(
		collect(`imap://bounce:secret@0.0.0.0:${port}/INBOX`),
	).rejects.toThrow(/not read to its end/);
	expect(mailbox.left()).toEqual([]);
});

it("the worker looks by itself, and works on while the mailbox is away", async () => {
	const { appointment, to } = await sentMail();
	mailbox.put(report(to));
	const stop = await startWorker();
	await eventually(async () =>
		expect((await messageOf(appointment)).status).toBe("bounced"),
	);
	await stop();
	await mailbox.stop();
	const stopAgain = await startWorker();
	const other = await createAppointment();
	await tell(other);
	await eventually(async () =>
		expect((await messageOf(other)).status).toBe("sent"),
	);
	await stopAgain();
});

it("staff see what waits for more than five minutes, and not what newer news has overtaken", async () => {
	const waiting = await createAppointment();
	await tell(waiting);
	const late = BOOKED_AT.add({ minutes: 5 });
	expect(await listUndelivered(late.subtract({ seconds: 1 }))).toEqual([]);
	expect(await listUndelivered(late)).toEqual([
		expect.objectContaining({ status: "queued", reason: null }),
	]);

	const { id, appointment } = await sentMail();
	await db().message.update({
		where: { id },
		data: { status: "bounced", lastError: "5.1.1" },
	});
	expect(await listUndelivered(late)).toHaveLength(2);
	await db().appointment.update({
		where: { id: appointment },
		data: { calendarSequence: 1 },
	});
	expect(await listUndelivered(late)).toHaveLength(1);
	expect(await listUndelivered(BOOKED_AT.add({ hours: 48 }))).toEqual([]);
});

it("a mail to the corrected address takes the old one off the list", async () => {
	const { id, appointment } = await sentMail();
	await db().message.update({
		where: { id },
		data: { status: "bounced", lastError: "5.1.1" },
	});
	await db().contact.update({
		where: { appointmentId: appointment },
		data: { email: "erika@right.example", phone: "0203 1234" },
	});
	const [listed] = await listUndelivered(now());
	expect(listed?.phone).toBe("0203 1234");
	await tell(appointment, {
		kind: "changed",
		recipient: "erika@right.example",
	});
	const changed = await db().message.findFirstOrThrow({
		where: { kind: "changed" },
	});
	await db().message.update({
		where: { id: changed.id },
		data: { createdAt: new Date(BOOKED_AT.epochMilliseconds + 60_000) },
	});
	await deliverMessage(changed.id, openTransport(), false);
	expect(await listUndelivered(now())).toEqual([]);
});

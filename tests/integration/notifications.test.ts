import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { city } from "#lib/city/city.ts";
import type { City } from "#lib/city/read-city.ts";
import { closePgBoss, pgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { enqueueMessage } from "#lib/notifications/commands/enqueue.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { listSavedMails } from "#lib/notifications/delivery/commands/outbox.ts";
import { QUEUE } from "#lib/notifications/delivery/commands/queue.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import { now } from "#lib/runtime/clock.ts";
import { onGlobal, takeGlobal } from "#lib/runtime/global.ts";
import {
	createAppointment,
	createHouse,
	messageOf,
	tell,
} from "#tests/integration/notifications-fixture.ts";
import { eventually } from "#tests/support/eventually.ts";
import {
	type MailServer,
	startMailServer,
} from "#tests/support/mail-server.ts";

const ended: (() => unknown)[] = [];

beforeAll(createHouse);
afterEach(async () => {
	for (let end = ended.pop(); end; end = ended.pop()) await end();
	await closePgBoss();
	await db().message.deleteMany();
	await db().$executeRaw`DELETE FROM pgboss.job WHERE name = ${QUEUE}`;
});

function useSmtp(url: string | null): void {
	process.env.SMTP_URL = url ?? "";
	takeGlobal("env");
}

async function startPost(
	options: Parameters<typeof startMailServer>[0] = {},
): Promise<MailServer> {
	const server = await startMailServer(options);
	ended.push(server.stop);
	useSmtp(server.url);
	return server;
}

async function work(): Promise<() => Promise<void>> {
	const stop = await startWorker();
	ended.push(stop);
	return stop;
}

const jobs = async () => (await pgBoss()).findJobs(QUEUE);
const idle = () =>
	eventually(async () => {
		const states = (await jobs()).map(({ state }) => state);
		expect(states.filter((state) => state !== "completed")).toEqual([]);
	});

describe("putting a mail on its way", () => {
	it("leaves neither row nor job when the change is rolled back", async () => {
		const id = await createAppointment();
		await tell(await createAppointment()); // so that the queue exists and is seen
		await expect(
			db().$transaction(async (tx) => {
				await enqueueMessage(tx, {
					appointmentId: id,
					kind: "confirmed",
					sequence: 0,
					recipient: "erika@example.org",
					locale: "de",
					origin: "citizen",
					now: now(),
				});
				throw new Error("rolled back");
			}),
		).rejects.toThrow("rolled back");
		expect(await db().message.count({ where: { appointmentId: id } })).toBe(0);
		expect(await jobs()).toHaveLength(1);
	});

	it("stores the id in the job, and nothing about the person", async () => {
		const id = await createAppointment();
		await tell(id);
		const [job] = await jobs();
		expect(job?.data).toEqual({ messageId: (await messageOf(id)).id });
	});

	it("makes the same news one mail, also when told at the same time", async () => {
		const server = await startPost();
		const id = await createAppointment();
		await Promise.all(Array.from({ length: 10 }, () => tell(id)));
		await tell(id);
		expect(await db().message.count({ where: { appointmentId: id } })).toBe(1);
		await work();
		await eventually(() => expect(server.mails).toHaveLength(1));
		await idle();
		expect(server.mails).toHaveLength(1);
	});
});

describe("sending", () => {
	it("says the appointment's own facts to its own address", async () => {
		const server = await startPost();
		const id = await createAppointment();
		await tell(id);
		await work();
		await eventually(async () =>
			expect((await messageOf(id)).status).toBe("sent"),
		);
		const [mail] = server.mails;
		const row = await messageOf(id);
		expect(mail?.to?.map(({ address }) => address)).toEqual([
			"erika@example.org",
		]);
		expect(mail?.messageId).toBe(`<${row.id}@demo.example>`);
		expect(mail?.text).toContain("Reisepass beantragen");
		expect(row).toMatchObject({ attempts: 1, lastError: null });
		expect(row.sentAt).not.toBeNull();
	});

	it("leads whoever booked in English to English pages", async () => {
		const server = await startPost();
		await tell(await createAppointment(), { locale: "en" });
		await work();
		await eventually(async () => expect(server.mails).toHaveLength(1));
		const links = server.mails[0]?.text?.match(/http:\S+/g) ?? [];
		expect(links.length).toBeGreaterThan(1);
		for (const link of links) expect(link).toContain("/en/termin/");
	});

	it("writes German to whoever booked in a language that the city has no more", async () => {
		const { languages, ...rest } = takeGlobal<City>("city") ?? city();
		takeGlobal("city");
		onGlobal("city", () => ({ ...rest, languages: ["de"] }));
		ended.push(() => takeGlobal("city"));
		expect(languages).toContain("en");
		const server = await startPost();
		await tell(await createAppointment(), { locale: "en" });
		await work();
		await eventually(async () => expect(server.mails).toHaveLength(1));
		const text = server.mails[0]?.text ?? "";
		expect(text).toContain("Guten Tag");
		expect(text).not.toContain("/en/");
	});

	it("loses and doubles nothing while the mail server is away", async () => {
		const { port, stop } = await startMailServer();
		await stop();
		useSmtp(`smtp://127.0.0.1:${port}`);
		await work();
		// Only the wait between two attempts is shortened.
		await (await pgBoss()).updateQueue(QUEUE, {
			retryBackoff: false,
			retryDelay: 1,
		});
		const ids = [await createAppointment(), await createAppointment()];
		for (const id of ids) await tell(id);
		await eventually(async () => {
			for (const id of ids)
				expect((await messageOf(id)).attempts).toBeGreaterThan(0);
		});
		expect((await messageOf(ids[0] ?? "")).status).toBe("queued");
		expect((await messageOf(ids[0] ?? "")).lastError).toMatch(/^[A-Z]+$/);

		const server = await startPost({ port });
		await eventually(async () => {
			for (const id of ids) expect((await messageOf(id)).status).toBe("sent");
		});
		await idle();
		expect(server.mails).toHaveLength(2);
	});

	it("lists an address that the mail server refuses for good, without asking again", async () => {
		await startPost({ refuse: () => 550 });
		const id = await createAppointment("nobody@example.org");
		await tell(id, { recipient: "nobody@example.org" });
		await work();
		await eventually(async () =>
			expect((await messageOf(id)).status).toBe("failed"),
		);
		await idle();
		const row = await messageOf(id);
		expect(row).toMatchObject({ attempts: 1, sentAt: null });
		// The server's words hold the address; what is kept does not.
		expect(row.lastError).toMatch(/^550 (5\.\d\.\d )?RCPT TO$/);
	});

	it("tries again when the mail server asks for patience, and gives up after the last attempt", async () => {
		await startPost({ refuse: () => 451 });
		const transport = openTransport();
		ended.push(transport.close);
		const id = await createAppointment();
		await tell(id);
		const message = await messageOf(id);
		expect(await deliverMessage(message.id, transport, false)).toMatch(/^451 /);
		expect(await messageOf(id)).toMatchObject({
			status: "queued",
			attempts: 1,
		});
		expect(await deliverMessage(message.id, transport, true)).toBeNull();
		expect(await messageOf(id)).toMatchObject({
			status: "failed",
			attempts: 2,
		});
	});

	it("neither confirms nor takes back what was cancelled before a mail left", async () => {
		const server = await startPost();
		const id = await createAppointment();
		await tell(id);
		await db().appointment.update({
			where: { id },
			data: { status: "cancelled", calendarSequence: 1 },
		});
		await tell(id, { kind: "cancelled", sequence: 1 });
		const transport = openTransport();
		ended.push(transport.close);
		const messages = await db().message.findMany({
			where: { appointmentId: id },
			orderBy: { sequence: "asc" },
		});
		for (const message of messages)
			await deliverMessage(message.id, transport, false);
		expect(server.mails).toEqual([]);
		const rows = await db().message.findMany({
			where: { appointmentId: id },
			orderBy: { sequence: "asc" },
		});
		expect(rows.map(({ status, lastError }) => [status, lastError])).toEqual([
			["failed", "outdated"],
			["failed", "never-confirmed"],
		]);
	});

	it("sends again, with the same Message-ID, after a crash between sending and writing it down", async () => {
		const server = await startPost();
		const transport = openTransport();
		ended.push(transport.close);
		const id = await createAppointment();
		await tell(id);
		const { id: message } = await messageOf(id);
		await deliverMessage(message, transport, false);
		// What the crash would have left behind.
		await db().message.update({
			where: { id: message },
			data: { status: "queued", sentAt: null },
		});
		await deliverMessage(message, transport, false);
		expect(server.mails).toHaveLength(2);
		expect(new Set(server.mails.map(({ messageId }) => messageId)).size).toBe(
			1,
		);
		await deliverMessage(message, transport, false);
		expect(server.mails).toHaveLength(2);
	});
});

describe("starting the worker", () => {
	it("finds mails whose job is gone", async () => {
		const server = await startPost();
		const id = await createAppointment();
		await tell(id);
		await db().$executeRaw`DELETE FROM pgboss.job WHERE name = ${QUEUE}`;
		await work();
		await eventually(async () =>
			expect((await messageOf(id)).status).toBe("sent"),
		);
		expect(server.mails).toHaveLength(1);
	});

	it("gives no second job to mails that still have one", async () => {
		const id = await createAppointment();
		await tell(id);
		await startPost({ refuse: () => 451 });
		await work();
		await eventually(async () =>
			expect((await messageOf(id)).attempts).toBe(1),
		);
		expect(await jobs()).toHaveLength(1);
	});

	it("without a mail server puts mails into the outbox folder", async () => {
		useSmtp(null);
		const id = await createAppointment();
		await tell(id);
		await work();
		await eventually(async () =>
			expect((await messageOf(id)).status).toBe("sent"),
		);
		const [mail] = await listSavedMails(10);
		expect(mail?.id).toBe((await messageOf(id)).id);
	});
});

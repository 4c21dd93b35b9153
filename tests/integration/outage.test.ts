import { afterAll, beforeAll, expect, it } from "vitest";
import { closePgBoss, pgBoss } from "#lib/db/boss.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { QUEUE } from "#lib/notifications/delivery/commands/queue.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { startWorker } from "#lib/notifications/delivery/commands/worker.ts";
import type { MessageKind } from "#lib/notifications/notifications.ts";
import { setNow } from "#lib/runtime/clock.ts";
import { takeGlobal } from "#lib/runtime/global.ts";
import {
	createAppointment,
	createHouse,
	messageOf,
	tell,
} from "#tests/integration/notifications-fixture.ts";
import { eventually } from "#tests/support/eventually.ts";
import { type Mood, startMailServer } from "#tests/support/mail-server.ts";

beforeAll(createHouse);
afterAll(() => closePgBoss());

function useSmtp(url: string): void {
	process.env.SMTP_URL = url;
	takeGlobal("env");
}

const rows = () => db().message.findMany();
const at = (time: string) => setNow(`2026-11-24T${time}:00+01:00`);

const KINDS: MessageKind[] = [
	"confirmed",
	"changed",
	"moved",
	"reminder",
	"cancelled-by-office",
];

const DEATHS = 7;

/** Fifty mails, ten of each kind, each about an appointment in the state that the kind tells of. */
async function putFiftyOnTheirWay(): Promise<void> {
	for (const kind of KINDS)
		for (let count = 0; count < 10; count += 1) {
			const recipient = `${kind}.${count}@example.org`;
			const id = await createAppointment(recipient);
			const sequence = kind === "confirmed" || kind === "reminder" ? 0 : 1;
			const status = kind === "cancelled-by-office" ? "cancelled" : "booked";
			await db().appointment.update({
				where: { id },
				data: { calendarSequence: sequence, status },
			});
			await tell(id, { kind, sequence, recipient });
		}
}

it("an hour without a mail server loses nothing and doubles nothing", async () => {
	const away = await startMailServer();
	await away.stop();
	const { port, url } = away;
	useSmtp(url);
	at("10:00");
	const stopWorker = await startWorker();
	// Only the wait between two attempts is shortened; not so much that the first ten push ahead for ever.
	await (await pgBoss()).updateQueue(QUEUE, {
		retryBackoff: false,
		retryDelay: 4,
	});

	// The server is away.
	await putFiftyOnTheirWay();
	await eventually(async () => {
		for (const row of await rows()) expect(row.attempts).toBeGreaterThan(0);
	});

	// It asks for patience.
	at("10:20");
	let mood: Mood = "busy";
	let server = await startMailServer({ port, mood: () => mood });
	await eventually(async () => {
		for (const row of await rows()) expect(row.lastError).toMatch(/^451 /);
	});

	// It takes connections and says nothing, until somebody restarts it.
	at("10:40");
	await server.stop();
	mood = "silent";
	server = await startMailServer({ port, mood: () => mood });
	await eventually(() => expect(server.silences()).toBeGreaterThan(0));
	await server.stop();
	expect((await rows()).map(({ status }) => status)).toEqual(
		Array(50).fill("queued"),
	);

	// It comes back, and dies some times after it has taken a mail and before it says so.
	at("11:00");
	server = await startMailServer({
		port,
		mood: () => (server.mails.length <= DEATHS ? "dying" : "well"),
	});
	await eventually(async () => {
		const sent = (await rows()).filter(({ status }) => status === "sent");
		expect(sent).toHaveLength(50);
	});
	await stopWorker();
	await server.stop();

	const ids = server.mails.map(({ messageId = "" }) => messageId);
	expect(new Set(ids)).toEqual(
		new Set((await rows()).map(({ id }) => `<${id}@demo.example>`)),
	);
	// At least once: only what the server itself had taken without saying so came again, under the same Message-ID.
	expect(ids.length - new Set(ids).size).toBeGreaterThan(0);
	expect(ids.length - new Set(ids).size).toBeLessThanOrEqual(DEATHS);
	for (const row of await rows()) {
		expect(row.lastError).toBeNull();
		expect(row.sentAt?.getTime()).toBeGreaterThanOrEqual(
			Date.parse("2026-11-24T11:00:00+01:00"),
		);
	}
});

it("a server that says nothing does not hold a mail for ever", async () => {
	const server = await startMailServer({ mood: () => "silent" });
	useSmtp(server.url);
	const transport = openTransport({ greeting: 100, silence: 100, whole: 500 });
	const id = await createAppointment();
	await tell(id);
	const message = await messageOf(id);
	expect(await deliverMessage(message.id, transport, false)).toMatch(
		/^E?[A-Z]+/,
	);
	expect(await messageOf(id)).toMatchObject({ status: "queued", attempts: 1 });
	transport.close();
	await server.stop();
});

it("moved twice quickly: only the last move is told", async () => {
	const server = await startMailServer();
	useSmtp(server.url);
	const transport = openTransport();
	const id = await createAppointment();
	for (const sequence of [1, 2]) {
		await db().appointment.update({
			where: { id },
			data: { calendarSequence: sequence },
		});
		await tell(id, { kind: "moved", sequence });
	}
	const told = await db().message.findMany({
		where: { appointmentId: id },
		orderBy: { sequence: "asc" },
	});
	for (const row of told) await deliverMessage(row.id, transport, false);
	expect(server.mails.map(({ messageId }) => messageId)).toEqual([
		`<${told[1]?.id}@demo.example>`,
	]);
	transport.close();
	await server.stop();
});

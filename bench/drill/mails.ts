import { setTimeout as wait } from "node:timers/promises";
import { PostgresClient } from "#lib/runtime/postgres.ts";
import type { MailServer } from "#tests/support/mail-server.ts";

const PATIENCE_MS = 45_000;

/** What became of the mails about these, once the queue is empty or it has taken long enough. */
export async function mailsOf(
	url: string,
	server: MailServer,
	confirmed: readonly { reference: string }[],
): Promise<{
	sent: number;
	twice: number;
	waiting: number;
	without: number;
}> {
	const client = new PostgresClient({ connectionString: url });
	await client.connect();
	try {
		const until = Date.now() + PATIENCE_MS;
		while (Date.now() < until && (await countOf(client, QUEUED)) > 0)
			await wait(500);
		const { rows } = await client.query<{ email: string; listed: boolean }>(
			LISTED,
			[confirmed.map(({ reference }) => reference)],
		);
		const received = server.mails.map((mail) => mail.to?.[0]?.address ?? "");
		const ids = server.mails.map(({ messageId }) => messageId);
		return {
			sent: new Set(ids).size,
			twice: ids.length - new Set(ids).size,
			waiting: await countOf(client, QUEUED),
			without: rows.filter(
				({ email, listed }) => !received.includes(email) && !listed,
			).length,
		};
	} finally {
		await client.end();
	}
}

const QUEUED =
	"SELECT count(*)::int AS count FROM message WHERE status = 'queued'";

/** Whether staff or the queue still know of it. */
const LISTED = `
	SELECT c.email, EXISTS (SELECT FROM message m WHERE m.appointment_id = a.id AND m.status IN ('queued', 'failed', 'bounced')) AS listed
	FROM appointment a JOIN contact c ON c.appointment_id = a.id WHERE a.reference = ANY($1)`;

async function countOf(
	client: PostgresClient,
	statement: string,
): Promise<number> {
	const { rows } = await client.query<{ count: number }>(statement);
	return rows[0]?.count ?? 0;
}

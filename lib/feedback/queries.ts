import "server-only";
import { db } from "#lib/db/client.ts";
import type { OpenReport } from "./feedback.ts";

/** Reports that nobody has dealt with yet, the oldest first. */
export async function listOpenReports(): Promise<OpenReport[]> {
	const rows = await db().feedback.findMany({
		where: { type: "barrier", status: "new" },
		orderBy: { createdAt: "asc" },
	});
	return rows.map(({ id, text, page, replyEmail, locale, createdAt }) => ({
		number: id,
		text,
		page,
		email: replyEmail,
		locale,
		createdAt: createdAt.getTime(),
	}));
}

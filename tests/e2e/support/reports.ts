import { db } from "#lib/db/client.ts";

/** Of no other limit: who books at the same time may be counting there, and would be told to try again. */
const REPORTS = { key: { startsWith: "feedback:" } };

/** All browsers here share one address, which may send a few reports only. */
export async function liftReportLimit(): Promise<void> {
	await db().rateLimit.deleteMany({ where: REPORTS });
}

/** As if all clients that have sent one had sent as many as they may. */
export async function exhaustReportLimit(): Promise<void> {
	await db().rateLimit.updateMany({ where: REPORTS, data: { points: 10 } });
}

/** What was kept of the report with this text. */
export async function findReport(text: string) {
	return db().feedback.findFirst({
		where: { text },
		select: {
			id: true,
			type: true,
			page: true,
			replyEmail: true,
			locale: true,
			status: true,
		},
	});
}

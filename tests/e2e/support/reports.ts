import { db } from "#lib/db/client.ts";

/** All browsers here share one address, which may send a few reports only. */
export async function liftReportLimit(): Promise<void> {
	await db().rateLimit.deleteMany();
}

/** As if all clients that have sent one had sent as many as they may. */
export async function exhaustReportLimit(): Promise<void> {
	await db().rateLimit.updateMany({ data: { points: 10 } });
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

import "server-only";
import { isWithinLimit, type Limit } from "#lib/auth/limits.ts";
import { clientKeyOf } from "#lib/auth/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import type { Locale } from "#lib/locale.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { type BarrierReport, REPORT_LIMIT_MINUTES } from "../feedback.ts";

export type ReportRefusal = "too-many-reports" | "busy";

export interface ReportRequest {
	report: BarrierReport;
	locale: Locale;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}

/** Enough for a care home or a school whose people share one address. */
const LIMIT: Limit = {
	name: "barrier-report",
	times: 10,
	seconds: REPORT_LIMIT_MINUTES * 60,
};

/** Keeps what somebody tells us about a barrier. Anybody may; the number is for asking about it. */
export function reportBarrier(
	input: ReportRequest,
): Promise<Result<{ number: number }, ReportRefusal>> {
	return write<{ number: number }, ReportRefusal>((tx) => keep(tx, input));
}

async function keep(
	tx: Tx,
	{ report, locale, client, now }: ReportRequest,
): Promise<Result<{ number: number }, ReportRefusal>> {
	const key = clientKeyOf(client, civilDateOf(now));
	if (!(await isWithinLimit(tx, LIMIT, key))) return refuse("too-many-reports");
	const { id } = await tx.feedback.create({
		data: {
			type: "barrier",
			text: report.text,
			page: report.page,
			replyEmail: report.email,
			locale,
			status: "new",
			createdAt: toDbInstant(now),
		},
		select: { id: true },
	});
	return ok({ number: id });
}

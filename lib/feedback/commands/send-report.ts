import "server-only";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import type { FeedbackType, Report } from "#lib/feedback/feedback.ts";
import { countLinks } from "#lib/feedback/rules/links.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { instantAt, parseClock } from "#lib/time.ts";
import { maySend } from "./send-limit.ts";

export type ReportRefusal = "too-many-reports" | "busy";

interface ReportRequest {
	type: Exclude<FeedbackType, "opinion">;
	report: Report;
	locale: Locale;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}

/** Keeps what somebody tells us about a barrier or a fault. Anybody may; the number is for asking about it. */
export function sendReport(
	input: ReportRequest,
): Promise<Result<{ number: number }, ReportRefusal>> {
	return write<{ number: number }, ReportRefusal>((tx) => keep(tx, input));
}

async function keep(
	tx: Tx,
	{ type, report, locale, client, now }: ReportRequest,
): Promise<Result<{ number: number }, ReportRefusal>> {
	if (!(await maySend(tx, client, now))) return refuse("too-many-reports");
	const { id } = await tx.feedback.create({
		data: {
			type,
			text: report.text,
			page: report.page,
			happenedAt: report.when === null ? null : toDbInstant(at(report.when)),
			replyEmail: report.email,
			wantsNews: report.news,
			links: countLinks(report.text),
			locale,
			status: "new",
			createdAt: toDbInstant(now),
		},
		select: { id: true },
	});
	return ok({ number: id });
}

/** What the wall clock showed; the schema has seen that it is a time. */
function at(when: string): Temporal.Instant {
	const date = parseCivilDate(when.slice(0, 10));
	const minute = parseClock(when.slice(11, 16));
	if (date === null || minute === null) throw new Error("Not a time");
	return instantAt(date, minute);
}

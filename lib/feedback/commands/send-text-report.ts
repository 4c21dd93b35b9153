import "server-only";
import { toDbInstant } from "#lib/db/dates.ts";
import { write } from "#lib/db/write.ts";
import type { TextReport } from "#lib/feedback/feedback.ts";
import { countLinks } from "#lib/feedback/rules/links.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { findKey } from "#lib/translation/queries/find-key.ts";
import { maySend } from "./send-limit.ts";
import type { ReportRefusal } from "./send-report.ts";

/** Keeps which text somebody finds wrong in which language. Anybody may; nothing about the person is asked. */
export function sendTextReport({
	report: { wrong, better, page },
	locale,
	client,
	now,
}: {
	report: TextReport;
	/** Of the page with the mistake, and of the form. */
	locale: Locale;
	/** The client's address; only a keyed hash of it is kept, for minutes. */
	client: string;
	now: Temporal.Instant;
}): Promise<Result<{ number: number }, ReportRefusal>> {
	return write<{ number: number }, ReportRefusal>(async (tx) => {
		if (!(await maySend(tx, client, now))) return refuse("too-many-reports");
		const { id } = await tx.feedback.create({
			data: {
				type: "translation",
				text: wrong,
				better,
				textKey: findKey(locale, wrong),
				page,
				links: countLinks(`${wrong}\n${better}`),
				locale,
				status: "new",
				createdAt: toDbInstant(now),
			},
			select: { id: true },
		});
		return ok({ number: id });
	});
}

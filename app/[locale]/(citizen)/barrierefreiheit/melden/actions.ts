"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { sendReport } from "#lib/feedback/commands/send-report.ts";
import { parseReport, typedReport } from "#lib/feedback/rules/schema.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type ReportState, TRAP } from "./_parts/report-state.ts";

/** A filled trap is asked to send again: a browser may have filled it in, and no report may vanish. */
export async function reportAction(
	_: ReportState,
	form: FormData,
): Promise<ReportState> {
	const values = typedReport(form);
	const again = (state: Partial<ReportState>): ReportState => ({
		...{ values, errors: {}, notice: null },
		...state,
	});
	const parsed = parseReport(values);
	if (!parsed.ok) return again({ errors: parsed.errors });
	if (form.get(TRAP)) return again({ notice: "trap" });
	const locale = await getLocale();
	const type = form.get("art") === "fault" ? "fault" : "barrier";
	const result = await sendReport({
		type,
		report: parsed.report,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (!result.ok) return again({ notice: result.error });
	const { feedbackThanks, reportThanks } = paths(locale);
	redirect(
		(type === "fault" ? feedbackThanks : reportThanks)(result.value.number),
	);
}

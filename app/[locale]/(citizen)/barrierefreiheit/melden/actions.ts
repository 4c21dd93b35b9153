"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { TRAP } from "#components/form/form-end.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { sendReport } from "#lib/feedback/commands/send-report.ts";
import { parseReport, typedReport } from "#lib/feedback/rules/schema.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { reportAgain } from "./_parts/report-fields.ts";

/** A filled trap is asked to send again: a browser may have filled it in, and no report may vanish. */
export async function reportAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = sentIn(form);
	const type = textOf(sent, "art") === "fault" ? "fault" : "barrier";
	const typed = typedReport(sent);
	const parsed = parseReport(typed);
	if (!parsed.ok) return reportAgain(type, typed, parsed);
	if (textOf(sent, TRAP)) return reportAgain(type, typed, { error: "trap" });
	const locale = await getLocale();
	const result = await sendReport({
		type,
		report: parsed.report,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (!result.ok) return reportAgain(type, typed, result);
	const { feedbackThanks, reportThanks } = paths(locale);
	redirect(
		(type === "fault" ? feedbackThanks : reportThanks)(result.value.number),
	);
}

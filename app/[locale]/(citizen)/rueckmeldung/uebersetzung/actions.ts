"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { clientAddress } from "#app/_request/client-address.ts";
import { TRAP } from "#components/form/form-end.tsx";
import type { FormState } from "#components/form/form-state.ts";
import { sendTextReport } from "#lib/feedback/commands/send-text-report.ts";
import {
	parseTextReport,
	typedTextReport,
} from "#lib/feedback/rules/schema.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentIn, textOf } from "#lib/sent.ts";
import { mistakeAgain } from "./_parts/mistake-fields.ts";

/** A filled trap is asked to send again: a browser may have filled it in, and no report may vanish. */
export async function reportMistakeAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const sent = sentIn(form);
	const typed = typedTextReport(sent);
	const parsed = parseTextReport(typed);
	if (!parsed.ok) return mistakeAgain(typed, parsed);
	if (textOf(sent, TRAP)) return mistakeAgain(typed, { error: "trap" });
	const locale = await getLocale();
	const result = await sendTextReport({
		report: parsed.report,
		locale,
		client: await clientAddress(),
		now: now(),
	});
	if (!result.ok) return mistakeAgain(typed, result);
	redirect(
		paths(locale).mistakeThanks(result.value.number, parsed.report.page ?? ""),
	);
}

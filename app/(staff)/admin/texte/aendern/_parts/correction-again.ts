import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import type { Sent } from "#lib/sent.ts";
import type { CorrectionRefusal } from "#lib/translation/commands/correct-text.ts";

/** The form again, with why the text was not taken. */
export async function correctionAgain(
	sent: Sent,
	error: CorrectionRefusal,
): Promise<FormState> {
	if (error === "forbidden" || error === "busy")
		return refusedState(sent, error);
	if (error === "changed-meanwhile") return refusedState(sent, "changed");
	const t = await getTranslations("texts.errors");
	return error === "unknown-text"
		? again(sent, { notice: { kind: "warning", title: t(error) } })
		: again(sent, { errors: { text: t(error) } });
}

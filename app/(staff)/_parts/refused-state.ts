import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import type { Sent } from "#lib/sent.ts";

/** What every form may meet: no right to it (any more), or a busy house. */
export async function refusedState(
	sent: Sent,
	error: "forbidden" | "busy",
): Promise<FormState> {
	const t = await getTranslations("staff.form");
	return again(sent, {
		notice: {
			kind: "danger",
			title: t(`${error}.title`),
			text: t(`${error}.text`),
		},
	});
}

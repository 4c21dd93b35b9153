import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import type { Sent } from "#lib/sent.ts";

/** What every form may meet: no right to it (any more), a busy house, or somebody who has saved another answer meanwhile. */
export async function refusedState(
	sent: Sent,
	error: "forbidden" | "busy" | "changed",
): Promise<FormState> {
	const t = await getTranslations("staff.form");
	return again(sent, {
		notice: {
			kind: error === "changed" ? "warning" : "danger",
			title: t(`${error}.title`),
			text: t(`${error}.text`),
		},
	});
}

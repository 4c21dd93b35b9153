import { refresh } from "next/cache";
import { getTranslations } from "next-intl/server";
import {
	again,
	type FormState,
	type Notice,
} from "#components/form/form-state.ts";
import type { Sent } from "#lib/sent.ts";

/** What every form may meet: no right to it (any more), a busy house, or somebody who has saved another answer meanwhile. */
export async function refusedState(
	sent: Sent,
	error: "forbidden" | "busy" | "changed",
): Promise<FormState> {
	if (error === "changed") return changedState(sent);
	const t = await getTranslations("staff.form");
	return again(sent, {
		notice: {
			kind: "danger",
			title: t(`${error}.title`),
			text: t(`${error}.text`),
		},
	});
}

/**
 * Somebody else has saved since the form was shown. Nothing typed is lost: beside each field stands what is saved now,
 * and whoever sends it once more means it.
 * @param notice left out: that somebody has; another one says who and what, where that is known
 */
export async function changedState(
	sent: Sent,
	notice?: Notice,
): Promise<FormState> {
	const t = await getTranslations("staff.form");
	return {
		...(await outdatedState(
			sent,
			notice ?? {
				kind: "warning",
				title: t("changed.title"),
				text: t("changed.text"),
			},
		)),
		outdated: {
			words: {
				now: t("changed.now"),
				nothing: t("changed.nothing"),
				ticked: t("changed.ticked"),
				notTicked: t("changed.notTicked"),
			},
		},
	};
}

/** The same for a form whose fields are no other state of what is saved: an answer, a plan, a button. */
export async function outdatedState(
	sent: Sent,
	notice: Notice,
): Promise<FormState> {
	// A page without scripts comes back whole by itself; one with scripts asks for what is there now.
	refresh();
	return again(sent, { notice, outdated: { words: null } });
}

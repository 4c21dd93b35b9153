import "server-only";
import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { Notice } from "#components/form/form-state.ts";
import { findLastChange } from "#lib/planning/roster/queries/list-plan-changes.ts";
import { changeLines } from "./change-lines.ts";

/** Who has changed the plan since the page was shown, and what. */
export async function changedMeanwhile(stationId: number): Promise<Notice> {
	const t = await getTranslations("roster");
	const last = await findLastChange(stationId);
	const lines = last ? await changeLines(last) : [];
	return {
		kind: "danger",
		title: t("form.changedTitle"),
		text: t("form.changedText", {
			person: last?.person ?? t("form.changedBySomebody"),
			time: last ? whenOf(last.at) : "",
			what: lines.slice(0, 3).join("; ") || t("history.kind.other"),
		}),
	};
}

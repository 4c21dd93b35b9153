import { getTranslations } from "next-intl/server";

/** All words of the forms, so that no catalogue goes to the browser. */
export async function rosterFormTexts() {
	const t = await getTranslations("roster.form");
	const form = await getTranslations("staff.form");
	return {
		errorSummary: form("errorSummary"),
		specialDay: t("specialDay"),
		specialDayHint: t("specialDayHint"),
		check: t("check"),
		save: t("save"),
		saveAnyway: t("saveAnyway"),
		back: t("back"),
		cancel: t("cancel"),
		remove: t("remove"),
		preview: t("preview"),
		previewHint: t("previewHint"),
		reviewTitle: t("reviewTitle"),
		reviewChanges: t("reviewChanges"),
		reviewWarnings: t("reviewWarnings"),
		minutesTitle: t("minutesTitle"),
		channel: t("column.channel"),
		now: t("column.before"),
		later: t("column.after"),
	};
}

export type RosterFormTexts = Awaited<ReturnType<typeof rosterFormTexts>>;

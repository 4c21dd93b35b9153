import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import type { StaffFormTexts } from "#components/staff/staff-form.tsx";
import { REPEATS } from "#lib/planning/closure/rules/series.ts";

/** All words of the form, so that no catalogue goes to the browser. */
export async function closureTexts() {
	const t = await getTranslations("closures.form");
	const form: StaffFormTexts = await formTexts(t("preview"));
	return {
		...form,
		scope: t("scope"),
		scopes: (["station", "desk", "services", "city"] as const).map((value) => ({
			value,
			text: t(`scopes.${value}`),
		})),
		desk: t("desk"),
		services: t("services"),
		servicesHint: t("servicesHint"),
		from: t("from"),
		until: t("until"),
		untilHint: t("untilHint"),
		fromTime: t("fromTime"),
		untilTime: t("untilTime"),
		timesHint: t("timesHint"),
		optional: t("optional"),
		repeat: t("repeat"),
		repeats: REPEATS.map((value) => ({ value, text: t(`repeats.${value}`) })),
		repeatUntil: t("repeatUntil"),
		reason: t("reason"),
		reasonHint: t("reasonHint"),
		reasonEn: t("reasonEn"),
		save: t("save"),
		again: t("again"),
		change: t("change"),
	};
}

export type ClosureTexts = Awaited<ReturnType<typeof closureTexts>>;

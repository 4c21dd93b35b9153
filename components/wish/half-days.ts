import { getTranslations } from "next-intl/server";
import { formatTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { HALVES, NOON } from "#lib/wishes/rules/halves.ts";

/** When somebody can come: mornings and afternoons of these days, in any number. */
export async function halfDays(
	locale: Locale,
	days: readonly { value: string; text: string }[],
) {
	const t = await getTranslations("wishes.form.halves");
	return {
		name: "wann",
		label: t("label"),
		hint: t("hint", { noon: formatTime(NOON, locale) }),
		type: "grid",
		rows: days,
		columns: HALVES.map((half) => ({ value: half, text: t(half) })),
	} as const;
}

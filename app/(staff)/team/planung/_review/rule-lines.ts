import "server-only";
import { getTranslations } from "next-intl/server";
import {
	changedRules,
	hoursText,
	NUMBERS,
	type NumberRule,
	type StationRules,
	WEEKDAYS,
} from "#lib/planning/settings/rules/station-rules.ts";
import { formatTime, formatWeekday } from "#lib/text/format.ts";

/** Which rules changed, with old and new value. */
export async function ruleLines(
	before: StationRules,
	after: StationRules,
): Promise<string[]> {
	const t = await getTranslations("rules");
	const numberText = (name: NumberRule, rules: StationRules) => {
		const value = rules[name];
		return value === null
			? t("noLimit")
			: `${value} ${t(`units.${NUMBERS[name].unit}`)}`;
	};
	return changedRules(before, after).flatMap((name): string[] => {
		const line = (from: string, to: string) => [
			t("change", { name: t(`names.${name}`), before: from, after: to }),
		];
		switch (name) {
			case "buildingHours":
				return WEEKDAYS.filter(
					(day) => hoursText(before, day) !== hoursText(after, day),
				).map((day) =>
					t("change", {
						name: formatWeekday(day, "de", "long"),
						before: hoursText(before, day) || "–",
						after: hoursText(after, day) || "–",
					}),
				);
			case "wordsDe":
			case "wordsEn":
			case "wordsMore":
			case "access":
				return [t("changeWords", { name: t(`names.${name}`) })];
			case "contactRule":
				return line(
					t(`contactRules.${before.contactRule}`),
					t(`contactRules.${after.contactRule}`),
				);
			case "byLot":
				return line(
					t(`releases.${before.byLot ? "lot" : "first"}`),
					t(`releases.${after.byLot ? "lot" : "first"}`),
				);
			case "prefersLanguage":
				return line(
					t(`preferences.${before.prefersLanguage ? "yes" : "no"}`),
					t(`preferences.${after.prefersLanguage ? "yes" : "no"}`),
				);
			case "releaseMinute":
				return line(
					formatTime(before.releaseMinute, "de"),
					formatTime(after.releaseMinute, "de"),
				);
			default:
				return line(numberText(name, before), numberText(name, after));
		}
	});
}

import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import { ACCESS_FACTS } from "#lib/catalog/rules/access-facts.ts";
import { CONTACT_RULES } from "#lib/catalog/rules/contact-rule.ts";
import { isOffered } from "#lib/city/city.ts";
import {
	hoursText,
	moreField,
	NUMBERS,
	OTHER_LANGUAGES,
	RULE_PARTS,
	type RulePart,
	type StationRules,
	WEEKDAYS,
} from "#lib/planning/settings/rules/station-rules.ts";
import type { Sent } from "#lib/sent.ts";
import { formatClock, formatWeekday } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { STATION_WORDS, type StationWord } from "#lib/text/station-words.ts";

/** The fields of one form, each with what it does, its unit and how far it may go. */
export async function ruleFields(part: RulePart): Promise<FieldSpec[]> {
	const t = await getTranslations("rules");
	const optional = (await getTranslations("staff.form"))("optional");
	const names: readonly (keyof StationRules)[] = RULE_PARTS[part];
	return names.flatMap((name): FieldSpec[] => {
		switch (name) {
			case "buildingHours":
				return WEEKDAYS.map((weekday) => ({
					type: "text",
					name: `hours-${weekday}`,
					label: formatWeekday(weekday, "de", "long"),
					width: "half",
					optional,
				}));
			case "wordsDe":
			case "wordsEn":
				return wordFields((field) => ({
					name: field,
					label: t(`words.${field}`),
				}));
			case "wordsMore":
				return OTHER_LANGUAGES.filter(isOffered).flatMap((locale) =>
					wordFields((field) => ({
						name: moreField(field, locale),
						label: t("words.inLanguage", {
							field: t(`words.${field}`),
							language: germanNameOf(locale),
						}),
						optional,
					})),
				);
			case "access":
				return [
					...ACCESS_FACTS.map(
						(fact): FieldSpec => ({
							type: "choice",
							name: `access-${fact}`,
							label: t(`facts.${fact}`),
							width: "half",
							options: (["yes", "no", "unknown"] as const).map((value) => ({
								value,
								text: t(`factAnswers.${value}`),
							})),
						}),
					),
					{ type: "tick", name: "confirms", label: t("confirm") },
				];
			case "contactRule":
				return [
					{
						type: "choice",
						name,
						label: t("names.contactRule"),
						hint: t("hints.contactRule"),
						options: CONTACT_RULES.map((value) => ({
							value,
							text: t(`contactRules.${value}`),
						})),
					},
				];
			case "byLot":
				return [
					{
						type: "choice",
						name,
						label: t("names.byLot"),
						hint: t("hints.byLot"),
						options: (["first", "lot"] as const).map((value) => ({
							value,
							text: t(`releases.${value}`),
						})),
					},
				];
			case "prefersLanguage":
				return [
					{
						type: "choice",
						name,
						label: t("names.prefersLanguage"),
						hint: t("hints.prefersLanguage"),
						options: (["no", "yes"] as const).map((value) => ({
							value,
							text: t(`preferences.${value}`),
						})),
					},
				];
			case "releaseMinute":
				return [
					{
						type: "text",
						name,
						label: t("names.releaseMinute"),
						hint: t("hints.releaseMinute"),
						width: "half",
					},
				];
			default: {
				const bounds = NUMBERS[name];
				const unit = t(`units.${bounds.unit}`);
				const range = t("range", {
					min: String(bounds.min),
					max: String(bounds.max),
					unit,
				});
				return [
					{
						type: "text",
						name,
						label: `${t(`names.${name}`)} (${unit})`,
						hint: `${t(`hints.${name}`)} ${range}.`,
						width: "half",
						...("optional" in bounds ? { optional } : {}),
					},
				];
			}
		}
	});
}

const wordFields = (
	textsOf: (field: StationWord) => {
		name: string;
		label: string;
		optional?: string;
	},
): FieldSpec[] =>
	STATION_WORDS.map((field) =>
		field === "name"
			? { type: "text", ...textsOf(field) }
			: { type: "lines", rows: 4, ...textsOf(field) },
	);

/** The rules of one form as they stand. */
export function ruleValues(part: RulePart, rules: StationRules): Sent {
	const names: readonly (keyof StationRules)[] = RULE_PARTS[part];
	const entries = names.flatMap((name): [string, string][] => {
		switch (name) {
			case "buildingHours":
				return WEEKDAYS.map((weekday) => [
					`hours-${weekday}`,
					hoursText(rules, weekday),
				]);
			case "wordsDe":
			case "wordsEn":
				return Object.entries(rules[name] ?? {});
			case "wordsMore":
				return OTHER_LANGUAGES.flatMap((locale) =>
					STATION_WORDS.map((field): [string, string] => [
						moreField(field, locale),
						rules.wordsMore[locale]?.[field] ?? "",
					]),
				);
			case "access":
				return ACCESS_FACTS.map((fact) => {
					const present = rules.access[fact];
					return [
						`access-${fact}`,
						present === undefined ? "unknown" : present ? "yes" : "no",
					];
				});
			case "byLot":
				return [[name, rules.byLot ? "lot" : "first"]];
			case "prefersLanguage":
				return [[name, rules.prefersLanguage ? "yes" : "no"]];
			case "releaseMinute":
				return [[name, formatClock(rules.releaseMinute, "de")]];
			default:
				return [[name, String(rules[name] ?? "")]];
		}
	});
	return Object.fromEntries(entries.map(([name, value]) => [name, [value]]));
}

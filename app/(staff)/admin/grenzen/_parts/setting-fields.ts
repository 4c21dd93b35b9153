import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import {
	boundsOf,
	type LimitSettings,
	NUMBER_SETTINGS,
	type NumberSetting,
	type SettingProblem,
} from "#lib/booking/limits/rules/settings.ts";
import type { Sent } from "#lib/sent.ts";

/** Each limit with what it does, its unit and how far it may go. */
export async function settingFields(maxMinutes: number): Promise<FieldSpec[]> {
	const t = await getTranslations("cityLimits.settings");
	return [
		...NUMBER_SETTINGS.map((name): FieldSpec => {
			const { min, max, unit } = boundsOf(name, maxMinutes);
			const range = t("range", {
				min: String(min),
				max: String(max),
				unit,
			});
			return {
				type: "text",
				name,
				label: `${t(`names.${name}`)} (${t(`units.${unit}`)})`,
				hint: `${t(`hints.${name}`)} ${range}`,
				inputMode: "numeric",
			};
		}),
		{ type: "tick", name: "onePerConcern", label: t("names.onePerConcern") },
	];
}

export function settingValues(settings: LimitSettings): Sent {
	const numbers = NUMBER_SETTINGS.map((name) => [name, String(settings[name])]);
	return {
		...Object.fromEntries(numbers),
		...(settings.onePerConcern ? { onePerConcern: "1" } : {}),
	};
}

export async function settingErrors(
	errors: Partial<Record<NumberSetting, SettingProblem>>,
): Promise<Record<string, string>> {
	const t = await getTranslations("cityLimits.settings");
	return Object.fromEntries(
		Object.entries(errors).map(([name, problem]) => [
			name,
			problem.kind === "below"
				? t("errors.below", { other: t(`names.${problem.other}`) })
				: t("errors.number", {
						min: String(problem.min),
						max: String(problem.max),
						unit: problem.unit,
					}),
		]),
	);
}

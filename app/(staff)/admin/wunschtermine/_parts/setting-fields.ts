import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import type { Sent } from "#lib/sent.ts";
import { formatClock } from "#lib/text/format.ts";
import {
	CLOCKS,
	NUMBERS,
	type NumberSetting,
	SETTING_PARTS,
	type SettingProblem,
} from "#lib/wishes/rules/settings.ts";
import type { WishSettings } from "#lib/wishes/wishes.ts";

const isNumber = (name: keyof WishSettings): name is NumberSetting =>
	Object.hasOwn(NUMBERS, name);

const PARTS = Object.keys(SETTING_PARTS) as (keyof typeof SETTING_PARTS)[];

/** Each with what it does, its unit and how far it may go. */
export async function settingFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("wishList.settings");
	const fieldOf = (name: keyof WishSettings): FieldSpec => {
		const label = t(`names.${name}`);
		const hint = t(`hints.${name}`);
		if (name === "urgentNeedsProof") return { type: "tick", name, label, hint };
		if (!isNumber(name))
			return { type: "text", name, label, hint, width: "half" };
		const { unit, min, max } = NUMBERS[name];
		return {
			type: "text",
			inputMode: "numeric",
			name,
			label: `${label} (${t(`units.${unit}`)})`,
			hint: `${hint} ${t("range", { min: String(min), max: String(max) })}`,
			width: "half",
		};
	};
	return PARTS.map((part) => ({
		type: "group",
		name: part,
		label: t(`parts.${part}.title`),
		hint: t(`parts.${part}.text`),
		fields: SETTING_PARTS[part].map(fieldOf),
	}));
}

/** The settings as the fields show them. */
export function settingValues(settings: WishSettings): Sent {
	return Object.fromEntries(
		Object.entries(settings).map(([name, value]) => [
			name,
			typeof value === "boolean"
				? value
					? "1"
					: ""
				: CLOCKS.some((clock) => clock === name)
					? formatClock(value, "de")
					: String(value),
		]),
	);
}

/** What is wrong with them, in words. */
export async function settingErrors(
	errors: Readonly<Partial<Record<string, SettingProblem>>>,
): Promise<Record<string, string>> {
	const t = await getTranslations("wishList.settings.problems");
	return Object.fromEntries(
		Object.entries(errors).flatMap(([name, problem]) =>
			problem
				? [
						[
							name,
							problem.kind === "number"
								? t("number", {
										min: String(problem.min),
										max: String(problem.max),
									})
								: t(problem.kind),
						],
					]
				: [],
		),
	);
}

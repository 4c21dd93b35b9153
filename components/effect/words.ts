import type { useTranslations } from "next-intl";
import type { Overall } from "#lib/pilot/effect/rules/compare.ts";
import { LEVEL_UNITS, type LevelName } from "#lib/pilot/effect/rules/levels.ts";
import type { Outcome } from "#lib/pilot/effect/rules/units.ts";
import type { Cell } from "#lib/pilot/figures/rules/cell.ts";
import { formatNumber } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";

export type EffectTexts = ReturnType<typeof useTranslations<"effect">>;

/** The answer in one sentence; null: too little is known. */
export function answerSentence(
	t: EffectTexts,
	overall: Overall | null,
): string {
	if (!overall) return t("answer.unknown");
	return t(`answer.${overall.state}`, {
		by: minutesInWords(t, overall.estimate),
	});
}

/** Whole minutes, whichever way they go: nobody feels more exactly than that. */
export const minutesInWords = (t: EffectTexts, minutes: number): string =>
	t("minutes", { count: Math.round(Math.abs(minutes)) });

/** How sure the answer is. */
export function sureSentence(
	t: EffectTexts,
	{ state, low, high }: Overall,
): string {
	const [near, far] =
		state === "none"
			? [low, high]
			: [low, high].toSorted((a, b) => Math.abs(a) - Math.abs(b));
	return t(`sure.${state}`, {
		low: minutesInWords(t, near ?? 0),
		high: minutesInWords(t, far ?? 0),
	});
}

const OUTCOME_UNITS = {
	wait: "minutes",
	waitWithout: "minutes",
	waitWith: "minutes",
	queue: "people",
	left: "percent",
} as const satisfies Record<Outcome, string>;

/** "24,5 min", "3,1 %" */
export function outcomeValue(
	t: EffectTexts,
	outcome: Outcome,
	value: number,
	locale: Locale,
): string {
	return t(`units.${OUTCOME_UNITS[outcome]}`, {
		value: formatNumber(value, locale, 1),
	});
}

/** The same with its sign: a change. */
export function changeValue(
	t: EffectTexts,
	outcome: Outcome,
	value: number,
	locale: Locale,
): string {
	const size = Math.abs(value);
	// Of shares, per cent would be per cent of what?
	const text =
		outcome === "left"
			? t("units.percentPoints", { value: formatNumber(size, locale, 1) })
			: outcomeValue(t, outcome, size, locale);
	if (Math.abs(value) < 0.05) return `±${text}`;
	return `${value < 0 ? "−" : "+"}${text}`;
}

/** A level as it stands in a table. */
export function levelValue(
	t: EffectTexts,
	name: LevelName,
	cell: Cell,
	locale: Locale,
): string {
	if (cell.few) return t("hidden");
	if (cell.value === null) return t("nothing");
	const unit = LEVEL_UNITS[name];
	const digits = unit === "count" ? 0 : 1;
	return t(`units.${unit}`, {
		value: formatNumber(cell.value, locale, digits),
	});
}

/** "−3", "0", "+3" */
export const weekName = (week: number): string =>
	week === 0 ? "0" : week < 0 ? `−${-week}` : `+${week}`;

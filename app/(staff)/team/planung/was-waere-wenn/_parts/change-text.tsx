import { useTranslations } from "next-intl";
import { changeOf } from "#lib/simulation/rules/change.ts";
import type { Estimate } from "#lib/simulation/rules/estimate.ts";

/** What is shown, in this order, and in what it is counted. */
export const UNITS = {
	walkInMedian: "minutes",
	walkInMost: "minutes",
	bookedMedian: "minutes",
	bookedMost: "minutes",
	notServed: "people",
	left: "people",
	overtime: "minutes",
	idle: "minutes",
	daysAhead: "days",
} as const;

/** "etwa 6 Minuten kürzer, zwischen 3 und 9", and only as sure as it is. */
export function ChangeText({
	name,
	difference,
	isSentence = false,
}: {
	name: keyof typeof UNITS;
	difference: Estimate;
	/** About people without an appointment, for whom most ask. */
	isSentence?: boolean;
}) {
	const t = useTranslations("whatIf.result");
	const change = changeOf(difference);
	const unit = (count: number) => t(`units.${UNITS[name]}`, { count });
	if (change.kind === "same") return t(isSentence ? "answerSame" : "same");
	if (change.kind === "unsure")
		return isSentence
			? t("answerUnsure")
			: t("unsure", {
					less: change.less,
					more: change.more,
					lessUnit: unit(change.less),
					moreUnit: unit(change.more),
				});
	const isWait = name.endsWith("Median") || name.endsWith("Most");
	const word = isWait
		? t(change.kind === "less" ? "shorter" : "longer")
		: t(change.kind === "less" ? "fewer" : "moreWord");
	const text = t(change.kind, {
		by: change.by,
		from: change.from,
		until: change.until,
		unit: unit(change.by),
		word,
	});
	return isSentence ? t("answer", { change: text }) : text;
}

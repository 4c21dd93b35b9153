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
	sentence,
}: {
	name: keyof typeof UNITS;
	difference: Estimate;
	/** About people without an appointment, for whom most ask: of a day that comes, or of one that is over. */
	sentence?: "coming" | "past";
}) {
	const t = useTranslations("whatIf.result");
	const past = useTranslations("whatIf.past");
	const change = changeOf(difference);
	const isPast = sentence === "past";
	const unit = (count: number) => t(`units.${UNITS[name]}`, { count });
	if (change.kind === "same") {
		if (!sentence) return t("same");
		return isPast ? past("answerSame") : t("answerSame");
	}
	if (change.kind === "unsure") {
		if (sentence) return isPast ? past("answerUnsure") : t("answerUnsure");
		return t("unsure", {
			less: change.less,
			more: change.more,
			lessUnit: unit(change.less),
			moreUnit: unit(change.more),
		});
	}
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
	if (!sentence) return text;
	return isPast
		? past("answer", { change: text })
		: t("answer", { change: text });
}

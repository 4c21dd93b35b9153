import { formatList, formatWeekday } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { daysOf, type HalfOfWeek } from "#lib/wishes/rules/halves.ts";

/** "Montag und Mittwoch, vormittags", or each day with its own half. */
export function halvesInWords(
	halves: readonly HalfOfWeek[],
	locale: Locale,
	words: { any: string; morning: string; afternoon: string },
	length: "short" | "long" = "long",
): string {
	const days = daysOf(halves).map(({ weekday, part }) => ({
		name: formatWeekday(weekday, locale, length),
		part: part === "all" ? "" : words[part],
	}));
	const [first] = days;
	if (!first) return words.any;
	if (days.every(({ part }) => part === first.part)) {
		const names = formatList(
			days.map(({ name }) => name),
			locale,
		);
		return first.part ? `${names}, ${first.part}` : names;
	}
	return formatList(
		days.map(({ name, part }) => (part ? `${name} ${part}` : name)),
		locale,
	);
}

import { getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { InboxLine } from "#lib/feedback/inbox/rules/inbox.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { formatDate } from "#lib/text/format.ts";
import { germanNameOf, isGerman } from "#lib/text/language.ts";
import { toLocale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { placeWords, ratingWords } from "./in-words.ts";
import type { LineWords } from "./inbox-table.tsx";

const EXCERPT = 160;

/** Each line as the list shows it. */
export async function lineWords(
	lines: readonly InboxLine[],
	catalog: Catalog,
): Promise<LineWords[]> {
	const t = await getTranslations("inbox");
	const ratings = await ratingWords();
	return lines.map((line) => {
		const { station, service } = placeWords(line, catalog);
		const came = Temporal.Instant.fromEpochMilliseconds(line.createdAt);
		return {
			value: `${line.number}.${line.version}`,
			href: pilot.feedback(line.number),
			title: `${t(`types.${line.type}`)} ${line.number}`,
			excerpt: line.texts ? excerptOf(line.texts) : t("erased"),
			about: [station ?? t("filter.noStation"), service].filter(
				(words) => words !== null,
			),
			ratings: ratings(line.ratings),
			isUnhappy: Object.values(line.ratings).some(
				(rating) => rating !== null && rating <= 2,
			),
			when: formatDate(civilDateOf(came), "de", "short"),
			status: t(`statuses.${line.status}`),
			marks: [
				...(line.isOverdue ? [{ text: t("overdue"), isUrgent: true }] : []),
				...(line.hasReplied ? [{ text: t("replied"), isUrgent: true }] : []),
				...(line.isUndelivered
					? [{ text: t("undelivered"), isUrgent: true }]
					: []),
				...(isGerman(toLocale(line.locale))
					? []
					: [{ text: germanNameOf(line.locale), isUrgent: false }]),
				...(line.wantsAnswer
					? [{ text: t("wantsAnswer"), isUrgent: false }]
					: []),
			],
			assignee: line.assignee ?? "–",
			topics: line.topics.map(({ name }) => name),
		};
	});
}

/** What could be better comes first: somebody has to do something about it. */
function excerptOf({ praise, text }: { praise: string; text: string }) {
	const words = [text, praise].filter(Boolean).join(" · ").replace(/\s+/g, " ");
	const letters = [...words];
	return letters.length > EXCERPT
		? `${letters.slice(0, EXCERPT).join("").trimEnd()} …`
		: words;
}

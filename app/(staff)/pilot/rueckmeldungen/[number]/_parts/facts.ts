import { getTranslations } from "next-intl/server";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import {
	placeWords,
	ratingWords,
} from "#app/(staff)/pilot/rueckmeldungen/_parts/in-words.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { FeedbackView } from "#lib/feedback/inbox/rules/inbox.ts";
import { MANY_LINKS } from "#lib/feedback/rules/links.ts";
import { formatDate } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";

/** What is known of it, in words; what is not known is left out. */
export async function factsOf(
	feedback: FeedbackView,
	catalog: Catalog,
): Promise<{ term: string; value: string }[]> {
	const t = await getTranslations("inbox");
	const { station, service } = placeWords(feedback, catalog);
	const { day, visitKind, happenedAt, page, links, replyEmail } = feedback;
	const ratings = (await ratingWords())(feedback.ratings);
	const visit = [
		day && formatDate(day, "de", "long"),
		visitKind && t(`kinds.${visitKind}`),
	].filter(Boolean);
	const answer =
		replyEmail ?? (feedback.wantsAnswer ? t("detail.hidden") : null);
	const facts: [string, string | null][] = [
		[t("detail.ratings"), ratings || null],
		[t("filter.station"), station],
		[t("filter.service"), service],
		[t("detail.visit"), visit.join(", ") || null],
		[t("columns.page"), page],
		[t("detail.textKey"), feedback.textKey],
		[t("detail.happened"), happenedAt === null ? null : whenOf(happenedAt)],
		[t("detail.came"), whenOf(feedback.createdAt)],
		[t("detail.way"), t(`sources.${feedback.source}`)],
		[t("detail.language"), germanNameOf(feedback.locale)],
		[
			t("detail.links"),
			links > MANY_LINKS ? t("detail.manyLinks", { count: links }) : null,
		],
		[t("detail.reply"), answer ?? t("detail.noReply")],
		[t("detail.news"), feedback.wantsNews ? t("detail.newsYes") : null],
	];
	return facts.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}

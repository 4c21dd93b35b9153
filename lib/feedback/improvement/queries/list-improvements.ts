import "server-only";
import { db } from "#lib/db/client.ts";
import {
	FEWEST,
	type Improvement,
} from "#lib/feedback/improvement/rules/improvement.ts";
import { reading } from "#lib/finished/recording.ts";
import { currentText } from "#lib/text/current-text.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";

/** What is published, in the order that coordinators gave it. */
export async function listImprovements(locale: Locale): Promise<Improvement[]> {
	const rows = await reading(["catalog"], () =>
		db().improvement.findMany({
			where: { status: "published" },
			include: { texts: true, _count: { select: { feedback: true } } },
			orderBy: [{ position: "asc" }, { id: "desc" }],
		}),
	);
	return rows.flatMap(({ id, stationId, publishedAt, texts, _count }) => {
		const text = currentText(texts, locale);
		if (!text || !publishedAt) return [];
		return {
			id,
			stationId,
			lang: text.locale === locale ? locale : defaultLocale,
			said: text.said,
			done: text.done,
			publishedAt: publishedAt.getTime(),
			from: _count.feedback >= FEWEST ? _count.feedback : null,
		};
	});
}

import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { NOTHING_SAID } from "#lib/feedback/rules/opinion.ts";
import { now } from "#lib/runtime/clock.ts";
import { firstOf, type SearchParams } from "../termine/_choice/choice.ts";
import { FeedbackForm } from "./_parts/feedback-form.tsx";
import { feedbackTexts } from "./_parts/texts.ts";
import { describeVisit } from "./_parts/visit.ts";

/** How was it? For everybody, with or without a one-time link. */
export default async function FeedbackPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const query = await searchParams;
	const asked = firstOf(query.t);
	const station = firstOf(query.ort);
	const known = await describeVisit(asked, await getLocale(), now());
	const texts = await feedbackTexts();
	const isKnown = texts.stations.some(({ value }) => value === station);
	return (
		<FeedbackForm
			initial={{
				...known,
				values: {
					...NOTHING_SAID,
					station: station && isKnown ? station : "",
				},
				errors: {},
				// A link that is used up or too old is no reason to turn somebody away.
				notice: asked && known.token === null ? "link-used" : null,
				source: station && isKnown ? "poster" : "web",
				key: randomUUID(),
			}}
			texts={texts}
		/>
	);
}

import { randomUUID } from "node:crypto";
import { getLocale } from "next-intl/server";
import { publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { NOTHING_SAID } from "#lib/feedback/rules/opinion.ts";
import { freshValue } from "#lib/finished/fresh.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { feedbackFields, feedbackWrong } from "./_parts/feedback-fields.ts";
import { FeedbackForm } from "./_parts/feedback-form.tsx";
import { feedbackTexts } from "./_parts/texts.ts";
import { describeVisit } from "./_parts/visit.ts";
import { feedbackAction } from "./actions.ts";

/** How was it? For everybody, with or without a one-time link. */
export default async function FeedbackPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const locale = await getLocale();
	const asked = textOf(query, "t");
	const { token, visit } = await describeVisit(asked, locale, now());
	const stations = publicStations(await getCatalog(locale));
	const station = stations.find(({ slug }) => slug === textOf(query, "ort"));
	return (
		<FeedbackForm
			action={feedbackAction}
			initial={{
				sent: {
					...NOTHING_SAID,
					station: station?.slug ?? "",
					key: freshValue(randomUUID),
					quelle: station ? "poster" : "web",
					...(token ? { t: token } : {}),
				},
				visit,
				// A link that is used up or too old is no reason to turn somebody away.
				...(await feedbackWrong(
					asked && !token
						? { error: "link-used", kind: "info" }
						: { errors: {} },
				)),
			}}
			fields={await feedbackFields()}
			texts={await feedbackTexts()}
		/>
	);
}

import { useTranslations } from "next-intl";
import { AnswerPart } from "#components/effect/answer-part.tsx";
import {
	BeforeAfterPicture,
	ChangePicture,
	WeeksPicture,
} from "#components/effect/pictures.tsx";
import { placesOf } from "#components/effect/places.ts";
import { answerSentence } from "#components/effect/words.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { KnownEffect } from "#lib/pilot/effect/queries/get-effect.ts";

/** What one remembers of the month: the answer, and three pictures of it. */
export function ReportHeadline({
	effect,
	stations,
}: {
	/** As it was at the month's end. */
	effect: KnownEffect;
	stations: readonly Station[];
}) {
	const t = useTranslations("effect");
	const monthly = useTranslations("figures.monthly");
	const { compared, weeks, online } = effect;
	const places = placesOf(stations, online);
	const shown = { compared: compared.wait, places };
	return (
		<section aria-labelledby="antwort" className="report-headline">
			<h2 id="antwort" className="kern-heading-medium">
				{answerSentence(t, compared.wait.overall)}
			</h2>
			<AnswerPart overall={compared.wait.overall} />
			<p className="text-muted">{monthly("asOfMonth")}</p>
			<div className="effect-pictures">
				<BeforeAfterPicture {...shown} />
				<ChangePicture {...shown} />
				<WeeksPicture weeks={weeks} />
			</div>
		</section>
	);
}

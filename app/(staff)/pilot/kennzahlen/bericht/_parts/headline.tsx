import { useTranslations } from "next-intl";
import { AnswerPart } from "#components/effect/answer-part.tsx";
import { ChangePicture } from "#components/effect/pictures.tsx";
import { placesOf } from "#components/effect/places.ts";
import { answerSentence } from "#components/effect/words.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { KnownEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import type { Month } from "#lib/text/month.ts";
import { LevelPicture } from "./level-picture.tsx";

/** What one remembers of the month: the answer, and three pictures. */
export function ReportHeadline({
	effect,
	stations,
	month,
	earlier,
}: {
	/** As it was at the month's end. */
	effect: KnownEffect;
	stations: readonly Station[];
	month: Month;
	earlier: Month;
}) {
	const t = useTranslations("effect");
	const monthly = useTranslations("figures.monthly");
	const { compared, online } = effect;
	const places = placesOf(stations, online);
	const shown = { effect, places, month, earlier };
	return (
		<section aria-labelledby="antwort" className="report-headline">
			<h2 id="antwort" className="kern-heading-medium">
				{answerSentence(t, compared.wait.overall)}
			</h2>
			<AnswerPart overall={compared.wait.overall} />
			<p className="text-muted">{monthly("asOfMonth")}</p>
			<div className="effect-pictures">
				<LevelPicture name="waitAll" {...shown} />
				<LevelPicture name="promise" {...shown} />
				<ChangePicture compared={compared.wait} places={places} />
			</div>
		</section>
	);
}

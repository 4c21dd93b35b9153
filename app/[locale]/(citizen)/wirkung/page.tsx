import "#app/_styles/chart.css";
import { getLocale, getTranslations } from "next-intl/server";
import { AnswerPart } from "#components/effect/answer-part.tsx";
import { EffectParts } from "#components/effect/effect-parts.tsx";
import { placesOf } from "#components/effect/places.ts";
import { answerSentence } from "#components/effect/words.ts";
import { Page } from "#components/page/page.tsx";
import { Section } from "#components/ui/section.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { openData, paths } from "#lib/paths/citizen.ts";
import { getEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatDate } from "#lib/text/format.ts";

/** Whether people wait less since there are appointments online: for everybody, with every number behind it. */
export default async function EffectPage() {
	const locale = await getLocale();
	const t = await getTranslations("effect");
	const effect = await getEffect(now());
	const catalog = await getCatalog(locale);
	const { compared, until, days } = effect;
	// Whoever is on no page yet is not on this one; a house that has closed and was compared is.
	const counted = new Set(days.map(({ stationId }) => stationId));
	const stations = catalog.stations.filter(
		({ id, isPublic }) => isPublic || counted.has(id),
	);
	const places = placesOf(stations, effect.online);
	const { overall } = compared.wait;
	return (
		<Page title={t("title")} lead={t("lead")}>
			<p className="text-large font-bold">{answerSentence(t, overall)}</p>
			<AnswerPart overall={overall} />
			<p className="text-muted">
				{t("until", { date: formatDate(until, locale, "year") })}
			</p>
			<EffectParts effect={effect} places={places} />
			<Section id="daten" title={t("data.title")}>
				<p>{t("data.text")}</p>
				<ul className="list-disc ps-24">
					{(["csv", "json", "fields", "dataset", "catalogue"] as const).map(
						(file) => (
							<li key={file}>
								<a href={openData[file]()}>{t(`data.${file}`)}</a>
							</li>
						),
					)}
				</ul>
				<p>
					<a href={openData.license} rel="license">
						{t("data.license")}
					</a>
				</p>
			</Section>
			<p>
				<a href={paths(locale).improvements()}>{t("feedback")}</a>
			</p>
		</Page>
	);
}

import { getLocale, getTranslations } from "next-intl/server";
import { answerSentence } from "#components/effect/words.ts";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Section } from "#components/ui/section.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listImprovements } from "#lib/feedback/improvement/queries/list-improvements.ts";
import { paths } from "#lib/paths/citizen.ts";
import { getEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatMonth } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";

/** What became better because people said so. */
export default async function PublicImprovementsPage() {
	const locale = await getLocale();
	const t = await getTranslations("improvements");
	const inEffect = await getTranslations("effect");
	const improvements = await listImprovements(locale);
	const { compared } = await getEffect(now());
	const { stations } = await getCatalog(locale);
	const placeOf = (stationId: number | null) =>
		stations.find(({ id }) => id === stationId)?.text.name ?? null;
	const monthOf = (milliseconds: number) =>
		formatMonth(
			civilDateOf(Temporal.Instant.fromEpochMilliseconds(milliseconds)).slice(
				0,
				7,
			),
			locale,
		);
	return (
		<Page title={t("title")} lead={t("lead")}>
			<p>
				<strong>{answerSentence(inEffect, compared.wait.overall)}</strong>{" "}
				<a href={paths(locale).effect()}>{inEffect("link")}</a>
			</p>
			{improvements.length === 0 ? <p>{t("nothing")}</p> : null}
			<ul className="flex flex-col gap-24">
				{improvements.map((improvement) => {
					const { id, lang, said, done, publishedAt, from } = improvement;
					const place = placeOf(improvement.stationId);
					return (
						<Panel as="li" key={id}>
							<div className="flex flex-col gap-4">
								<h2 className="text-small text-muted">{t("said")}</h2>
								<p lang={lang} className="whitespace-pre-line">
									{said}
								</p>
							</div>
							<div className="flex flex-col gap-4">
								<h3 className="text-small text-muted">{t("done")}</h3>
								<p
									lang={lang}
									className="whitespace-pre-line text-large font-bold"
								>
									{done}
								</p>
							</div>
							<p className="text-small text-muted">
								{t("since", { date: monthOf(publishedAt) })}
								{place === null ? null : ` · ${place}`}
								{from === null ? null : ` · ${t("from", { count: from })}`}
							</p>
						</Panel>
					);
				})}
			</ul>
			<Section id="weiter" title={t("more")}>
				<ButtonLink href={paths(locale).feedback()} className="self-start">
					{t("give")}
				</ButtonLink>
			</Section>
		</Page>
	);
}

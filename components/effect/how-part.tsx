import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { ENOUGH } from "#lib/pilot/effect/rules/compare.ts";
import { LevelDefinitions } from "./levels-part.tsx";
import type { Place } from "./places.ts";

/** How the answer comes about, for whoever wants to check it. */
export function HowPart({
	entered,
	places,
	promiseDays,
}: {
	entered: readonly WaitBefore[];
	places: readonly Place[];
	promiseDays: number;
}) {
	const t = useTranslations("effect");
	const sources = places.flatMap(({ id, name }) =>
		[
			...new Set(
				entered
					.filter(({ stationId }) => stationId === id)
					.map(({ source }) => source),
			),
		].map((source) => ({ name, source })),
	);
	return (
		<Section id="rechnung" title={t("how.title")}>
			<p>{t("how.text")}</p>
			<p>
				{t("how.sure")} {t("enough", { ...ENOUGH })}
			</p>
			{sources.length > 0 ? (
				<>
					<p>{t("how.before")}</p>
					<ul className="list-disc ps-24">
						{sources.map(({ name, source }) => (
							<li key={`${name} ${source}`} lang="de">
								{name}: {source}
							</li>
						))}
					</ul>
				</>
			) : null}
			<LevelDefinitions promiseDays={promiseDays} />
		</Section>
	);
}

import { getLocale, getTranslations } from "next-intl/server";
import { Stack } from "#components/ui/stack.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listOpenDraws } from "#lib/draw/queries/find-draws.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import { drawWords } from "./draw-words.ts";

/** Draws in which somebody can take part who finds nothing free at these stations; nothing where there is none. */
export async function OpenDraws({
	stationIds,
	services,
	now,
}: {
	stationIds: readonly number[];
	/** `dienst` entries. */
	services: readonly string[];
	now: Temporal.Instant;
}) {
	const draws = await listOpenDraws(stationIds, now);
	if (draws.length === 0) return null;
	const locale = await getLocale();
	const t = await getTranslations("draw.here");
	const to = drawPaths(locale);
	const catalog = await getCatalog(locale, now);
	const lines = await Promise.all(
		draws.map(async (draw) => ({
			id: draw.id,
			...(await drawWords(draw, catalog)),
		})),
	);
	return (
		<Stack as="section" gap={8} aria-labelledby="verlosungen">
			<h2 id="verlosungen" className="kern-heading-small">
				{t("title")}
			</h2>
			<p>{t("text")}</p>
			<ul className="flex flex-col gap-8">
				{lines.map(({ id, station, week, closes }) => (
					<li key={id}>
						<a href={to.handIn(id, services)} className="jump">
							{t("link", { station, week })}
						</a>{" "}
						<span className="text-muted">{closes}</span>
					</li>
				))}
			</ul>
		</Stack>
	);
}

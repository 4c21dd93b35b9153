import { getTranslations } from "next-intl/server";
import { drawWords } from "#components/draw/draw-words.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { DrawView } from "#lib/draw/queries/find-draws.ts";
import type { Choice } from "#lib/paths/citizen.ts";
import { wishList } from "#lib/paths/wishes.ts";

/** Draws in which whoever calls can take part, as online where nothing is free; nothing where there is none. */
export async function DrawChoice({
	draws,
	choice,
	catalog,
}: {
	draws: readonly DrawView[];
	choice: Choice;
	catalog: Catalog;
}) {
	if (draws.length === 0) return null;
	const t = await getTranslations("wishList.enter.draws");
	const lines = await Promise.all(
		draws.map(async (draw) => ({
			id: draw.id,
			...(await drawWords(draw, catalog)),
		})),
	);
	return (
		<div className="flex flex-col gap-8">
			<h3 className="font-bold">{t("title")}</h3>
			<p>{t("text")}</p>
			<ul className="flex list-disc flex-col gap-4 ps-24">
				{lines.map(({ id, station, week, closes }) => (
					<li key={id}>
						<a href={wishList.new(choice, id)}>
							{t("link", { station, week })}
						</a>{" "}
						<span className="text-muted">{closes}</span>
					</li>
				))}
			</ul>
		</div>
	);
}

import { getLocale, getTranslations } from "next-intl/server";
import { drawWords } from "#components/draw/draw-words.ts";
import { Page } from "#components/page/page.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Section } from "#components/ui/section.tsx";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type DrawView, listDraws } from "#lib/draw/queries/find-draws.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import { now } from "#lib/runtime/clock.ts";

/** All draws: in which one can take part, and what came of the last ones. */
export default async function DrawsPage() {
	const t = await getTranslations("draw");
	const draws = await listDraws(now());
	const running = draws.filter(({ state }) => state !== "made");
	const made = draws.filter(({ state }) => state === "made");
	return (
		<Page title={t("list.title")} lead={t("list.lead")}>
			<Section id="offen" title={t("list.open")}>
				{running.length === 0 ? <p>{t("list.noneOpen")}</p> : null}
				<DrawList draws={running} />
			</Section>
			{made.length > 0 ? (
				<Section id="ergebnisse" title={t("list.made")}>
					<DrawList draws={made} />
				</Section>
			) : null}
		</Page>
	);
}

async function DrawList({ draws }: { draws: readonly DrawView[] }) {
	const locale = await getLocale();
	const t = await getTranslations("draw");
	const catalog = await getCatalog(locale);
	const lines = await Promise.all(
		draws.map(async (draw) => ({
			draw,
			words: await drawWords(draw, catalog),
		})),
	);
	return (
		<ul className="flex flex-col gap-16">
			{lines.map(({ draw: { id, state, result }, words }) => (
				<Panel as="li" key={id}>
					<h3 className="font-bold">
						<a href={drawPaths(locale).draw(id)}>
							{words.station}, {words.week}
						</a>
					</h3>
					<p>
						{result
							? t("result.counts", { ...result })
							: state === "open"
								? words.closes
								: t("state.closed.title")}
					</p>
				</Panel>
			))}
		</ul>
	);
}

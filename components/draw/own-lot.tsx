import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "#components/ui/section.tsx";
import { findOwnLine } from "#lib/draw/queries/find-draws.ts";
import { drawPaths } from "#lib/paths/draw.ts";
import type { WishView } from "#lib/wishes/wishes.ts";

/** Of a wish that takes or took part in a draw: under which line it is published, and what came of it. */
export async function OwnLot({
	wish: { id, drawId, endedHow },
}: {
	wish: WishView;
}) {
	const own = await findOwnLine(id);
	if (!own) return null;
	const locale = await getLocale();
	const t = await getTranslations("draw.own");
	const state =
		drawId === null ? "lost" : endedHow === "taken" ? "won" : "waiting";
	return (
		<Section id="los" title={t("title")}>
			<p>{t(state)}</p>
			<p>
				{t("line")} <code className="break-all">{own.line}</code>
			</p>
			<p>
				<a href={drawPaths(locale).draw(own.drawId)} className="jump">
					{t("link")}
				</a>
			</p>
		</Section>
	);
}

import { useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** Stations that are no choice, quietly, with the reason. */
export function UnableStations({ stations }: { stations: readonly Station[] }) {
	const t = useTranslations("where.unable");
	return stations.length === 0 ? null : (
		<ul className="flex flex-col gap-8 text-muted">
			{stations.map(({ slug, text }) => (
				<li key={slug}>
					<span lang={text.lang}>{withSoftHyphens(text.name)}</span>
					<br />
					{t("reason")}
				</li>
			))}
		</ul>
	);
}

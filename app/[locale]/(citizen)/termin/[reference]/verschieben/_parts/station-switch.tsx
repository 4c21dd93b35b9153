import { useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";

/** In which station times are looked for. */
export function StationSwitch({
	stations,
	chosen,
	address,
}: {
	stations: readonly Station[];
	/** Null: in all of them. */
	chosen: Station | null;
	address(slug: string): string;
}) {
	const t = useTranslations("manage.move.stations");
	if (stations.length < 2 && chosen) return null;
	const choices = [
		...stations.map(({ slug, shortName }) => ({ slug, text: shortName })),
		{ slug: ANY_STATION, text: t("any") },
	];
	return (
		<nav aria-labelledby="in-station" className="flex flex-col gap-8">
			<p id="in-station">{t("label")}</p>
			<ul className="flex flex-wrap gap-8">
				{choices.map(({ slug, text }) => (
					<li key={slug}>
						<a
							href={address(slug)}
							aria-current={
								slug === (chosen?.slug ?? ANY_STATION) ? "true" : undefined
							}
							className="flex min-h-48 items-center rounded border border-action px-16 text-action hover:bg-tint aria-[current]:bg-action aria-[current]:text-on-action"
						>
							{text}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

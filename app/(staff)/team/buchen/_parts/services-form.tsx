import { useTranslations } from "next-intl";
import { Labelled } from "#app/(staff)/team/_form/labelled.tsx";
import { serviceGroups } from "#app/(staff)/team/_form/service-groups.ts";
import { WISH_ROWS, WishRow } from "#app/(staff)/team/_form/wish-row.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";

/** Step 1: for what, for how many, where. A plain form: its answer is the page with times. */
export function ServicesForm({
	action,
	catalog,
	stations,
	selection,
	stationSlug,
	takesFocus = true,
	button,
}: {
	action: string;
	catalog: Catalog;
	/** Where this account may book. */
	stations: readonly Station[];
	selection: Selection;
	stationSlug: string;
	/** Where something else on the page comes first: false. */
	takesFocus?: boolean;
	/** Where it leads on to something else than times. */
	button?: string;
}) {
	const t = useTranslations("team.book");
	const groups = serviceGroups(catalog);
	return (
		<form action={action} className="flex flex-col gap-16">
			{WISH_ROWS.map((row, index) => {
				const chosen = selection[index];
				return (
					<WishRow
						key={row}
						row={row}
						number={index + 1}
						label={t("service", { number: index + 1 })}
						countLabel={t("count")}
						none={t("none")}
						groups={groups}
						service={chosen?.service.slug}
						count={chosen?.quantity ?? 1}
						isNext={takesFocus && index === 0 && !chosen}
						className="basis-[12rem]"
					/>
				);
			})}
			<Labelled id="ort" label={t("station")}>
				<select
					id="ort"
					name="ort"
					className="team-input"
					defaultValue={stationSlug}
					key={stationSlug}
				>
					{stations.length > 1 ? (
						<option value={ANY_STATION}>{t("anyStation")}</option>
					) : null}
					{stations.map(({ slug, shortName }) => (
						<option key={slug} value={slug}>
							{shortName}
						</option>
					))}
				</select>
			</Labelled>
			<button type="submit" className="kern-btn kern-btn--primary self-start">
				<span className="kern-label">{button ?? t("toTimes")}</span>
			</button>
		</form>
	);
}

import { useTranslations } from "next-intl";
import { serviceGroups } from "#app/(staff)/team/_form/service-groups.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { ANY_STATION } from "#lib/paths/citizen.ts";
import { ROWS } from "./asked-booking.ts";

/** Step 1: for what, for how many, where. A plain form: its answer is the page with times. */
export function ServicesForm({
	action,
	catalog,
	stations,
	selection,
	stationSlug,
	takesFocus = true,
}: {
	action: string;
	catalog: Catalog;
	/** Where this account may book. */
	stations: readonly Station[];
	selection: Selection;
	stationSlug: string;
	/** Where something else on the page comes first: false. */
	takesFocus?: boolean;
}) {
	const t = useTranslations("team.book");
	const groups = serviceGroups(catalog);
	return (
		<form action={action} className="flex flex-col gap-16">
			{ROWS.map((row, index) => {
				const chosen = selection[index];
				return (
					<div key={row} className="flex flex-wrap gap-8">
						<div className="flex min-w-0 grow basis-[12rem] flex-col gap-4">
							<label htmlFor={`dienst-${row}`} className="text-small font-bold">
								{t("service", { number: index + 1 })}
							</label>
							<select
								id={`dienst-${row}`}
								name={`dienst-${row}`}
								// biome-ignore lint/a11y/noAutofocus: who comes by its single key types at once
								autoFocus={takesFocus && index === 0 && !chosen}
								className="team-input"
								defaultValue={chosen?.service.slug ?? ""}
								key={chosen?.service.slug}
							>
								<option value="">{t("none")}</option>
								{groups.map(({ name, options }) => (
									<optgroup key={name} label={name}>
										{options.map(({ value, text }) => (
											<option key={value} value={value}>
												{text}
											</option>
										))}
									</optgroup>
								))}
							</select>
						</div>
						<div className="flex flex-col gap-4">
							<label htmlFor={`anzahl-${row}`} className="text-small font-bold">
								{t("count")}
								<span className="sr-only"> {index + 1}</span>
							</label>
							<input
								id={`anzahl-${row}`}
								name={`anzahl-${row}`}
								type="number"
								min={1}
								max={9}
								className="team-input w-64"
								defaultValue={chosen?.quantity ?? 1}
								key={chosen?.quantity}
							/>
						</div>
					</div>
				);
			})}
			<div className="flex flex-col gap-4">
				<label htmlFor="ort" className="text-small font-bold">
					{t("station")}
				</label>
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
			</div>
			<button type="submit" className="kern-btn kern-btn--primary self-start">
				<span className="kern-label">{t("toTimes")}</span>
			</button>
		</form>
	);
}

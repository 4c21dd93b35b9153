import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { type FiguresView, pilot } from "#lib/paths/pilot.ts";
import { type Asked, DIMENSIONS } from "#lib/pilot/figures/rules/asked.ts";
import { COMPARISONS, PERIODS } from "#lib/pilot/figures/rules/period.ts";
import { formatWeekday } from "#lib/text/format.ts";

/** A plain form that asks with the address: a choice can be kept as a bookmark, and sent to a colleague. */
export function FilterForm({
	asked,
	view,
	stations,
	services,
}: {
	asked: Asked;
	view: FiguresView;
	stations: readonly { slug: string; shortName: string }[];
	services: readonly Service[];
}) {
	const t = useTranslations("figures");
	const { chosen, query } = asked;
	const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
	const hourOptions = [
		{ value: "", text: t("filter.all") },
		...hours.map((hour) => ({
			value: hour,
			text: t("filter.hour", { hour }),
		})),
	];
	return (
		<form
			action={pilot.figures()}
			aria-label={t("filter.label")}
			className="figure-filter no-print"
		>
			<Select
				name="zeitraum"
				label={t("filter.period")}
				value={chosen.period}
				options={PERIODS.map((value) => ({
					value,
					text: t(`periods.${value}`),
				}))}
			/>
			<Field
				name="von"
				type="date"
				label={t("filter.from")}
				optional={t("filter.optional")}
				value={view.from || query.period.from}
			/>
			<Field
				name="bis"
				type="date"
				label={t("filter.until")}
				optional={t("filter.optional")}
				value={view.until || query.period.until}
			/>
			<Select
				name="vergleich"
				label={t("filter.compare")}
				value={chosen.compare}
				options={COMPARISONS.map((value) => ({
					value,
					text: t(`comparisons.${value}`),
				}))}
			/>
			<Select
				name="ort"
				label={t("filter.station")}
				value={chosen.station}
				options={[
					{ value: "", text: t("filter.allStations") },
					...stations.map(({ slug, shortName }) => ({
						value: slug,
						text: shortName,
					})),
				]}
			/>
			<Select
				name="nach"
				label={t("filter.by")}
				value={chosen.by}
				options={DIMENSIONS.map((value) => ({ value, text: t(`by.${value}`) }))}
			/>
			<details
				className="disclosure figure-filter-more"
				open={
					asked.chosen.service !== "" ||
					query.weekday !== null ||
					query.hours !== null
				}
			>
				<summary className="inline-flex min-h-48 cursor-pointer items-center gap-4 text-action underline underline-offset-4 hover:decoration-2">
					{t("filter.more")}
				</summary>
				<div className="figure-filter">
					<Select
						name="dienst"
						label={t("filter.service")}
						value={chosen.service}
						options={[
							{ value: "", text: t("filter.allServices") },
							...services.map(({ slug, text }) => ({
								value: slug,
								text: text.name,
							})),
						]}
					/>
					<Select
						name="wochentag"
						label={t("filter.weekday")}
						value={query.weekday === null ? "" : String(query.weekday)}
						options={[
							{ value: "", text: t("filter.all") },
							...[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
								value: String(weekday),
								text: formatWeekday(weekday, "de", "long"),
							})),
						]}
					/>
					<Select
						name="ab"
						label={t("filter.fromHour")}
						value={query.hours ? String(query.hours.from) : ""}
						options={hourOptions}
					/>
					<Select
						name="vor"
						label={t("filter.untilHour")}
						value={query.hours ? String(query.hours.until) : ""}
						options={hourOptions}
					/>
				</div>
			</details>
			<Button variant="secondary">{t("filter.show")}</Button>
		</form>
	);
}

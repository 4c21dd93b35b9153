import { useTranslations } from "next-intl";
import type { FieldSpec, Option } from "#components/form/form-state.ts";
import { FilterFields, spanFields } from "#components/staff/staff-filter.tsx";
import { Button } from "#components/ui/button.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import { type FiguresView, pilot } from "#lib/paths/pilot.ts";
import { type Asked, DIMENSIONS } from "#lib/pilot/figures/rules/asked.ts";
import { COMPARISONS, PERIODS } from "#lib/pilot/figures/rules/period.ts";
import { formatWeekday } from "#lib/text/format.ts";
import type { AskedTelling } from "./asked-telling.ts";
import { KeptFields } from "./kept-fields.tsx";

/** Over which time, compared with what, of which station, by what; the rest opens. */
export function FilterForm({
	asked,
	view,
	telling,
	stations,
	services,
}: {
	asked: Asked;
	view: FiguresView;
	telling: AskedTelling;
	stations: readonly { slug: string; shortName: string }[];
	services: readonly Service[];
}) {
	const t = useTranslations("figures");
	const { chosen, query } = asked;
	const list = (
		name: string,
		label: string,
		options: readonly Option[],
		/** If nothing need be chosen. */
		none?: string,
	): FieldSpec => ({
		type: "list",
		name,
		label,
		options: none ? [{ value: "", text: none }, ...options] : options,
	});
	const hours = Array.from({ length: 24 }, (_, hour) => ({
		value: String(hour),
		text: t("filter.hour", { hour: String(hour) }),
	}));
	const weekdays = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
		value: String(weekday),
		text: formatWeekday(weekday, "de", "long"),
	}));
	return (
		<form
			action={pilot.figures()}
			aria-label={t("filter.label")}
			className="figure-filter no-print"
		>
			<KeptFields
				entries={[
					["prognose-ort", telling.station],
					["prognose-tag", telling.date],
				]}
			/>
			<FilterFields
				asked={{
					zeitraum: chosen.period,
					von: view.from || query.period.from,
					bis: view.until || query.period.until,
					vergleich: chosen.compare,
					ort: chosen.station,
					nach: chosen.by,
				}}
				fields={[
					list(
						"zeitraum",
						t("filter.period"),
						PERIODS.map((value) => ({ value, text: t(`periods.${value}`) })),
					),
					...spanFields({
						from: t("filter.from"),
						until: t("filter.until"),
						optional: t("filter.optional"),
					}),
					list(
						"vergleich",
						t("filter.compare"),
						COMPARISONS.map((value) => ({
							value,
							text: t(`comparisons.${value}`),
						})),
					),
					list(
						"ort",
						t("filter.station"),
						stations.map(({ slug, shortName }) => ({
							value: slug,
							text: shortName,
						})),
						t("filter.allStations"),
					),
					list(
						"nach",
						t("filter.by"),
						DIMENSIONS.map((value) => ({ value, text: t(`by.${value}`) })),
					),
				]}
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
					<FilterFields
						asked={{
							dienst: chosen.service,
							wochentag: query.weekday === null ? "" : String(query.weekday),
							ab: query.hours ? String(query.hours.from) : "",
							vor: query.hours ? String(query.hours.until) : "",
						}}
						fields={[
							list(
								"dienst",
								t("filter.service"),
								services.map(({ slug, text }) => ({
									value: slug,
									text: text.name,
								})),
								t("filter.allServices"),
							),
							list("wochentag", t("filter.weekday"), weekdays, t("filter.all")),
							list("ab", t("filter.fromHour"), hours, t("filter.all")),
							list("vor", t("filter.untilHour"), hours, t("filter.all")),
						]}
					/>
				</div>
			</details>
			<Button variant="secondary">{t("filter.show")}</Button>
		</form>
	);
}

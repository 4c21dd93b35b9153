import { useTranslations } from "next-intl";
import type { Measure } from "#lib/pilot/criteria.ts";
import type { ColumnName, FigureName } from "#lib/pilot/figure.ts";

/** "Wartezeit: Ohne Termin, Mitte" */
export function useMeasureName(): (measure: Measure) => string {
	const t = useTranslations("figures");
	return (measure) => {
		const [figure, column] = measure.split("-") as [FigureName, ColumnName];
		return `${t(`names.${figure}`)}: ${t(`columns.${column}`)}`;
	};
}

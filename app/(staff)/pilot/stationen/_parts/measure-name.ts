import { useTranslations } from "next-intl";
import type { Measure } from "#lib/pilot/rollout/rules/criteria.ts";

/** "Wartezeit ohne Termin (Mitte)" */
export function useMeasureName(): (measure: Measure) => string {
	const t = useTranslations("figures.measures");
	return (measure) => t(measure);
}

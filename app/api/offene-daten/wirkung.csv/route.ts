import { getTranslations } from "next-intl/server";
import { LEVELS } from "#lib/pilot/effect/rules/levels.ts";
import { csvOf } from "#lib/text/csv.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { dataAnswer } from "../_parts/data-answer.ts";
import { publicData } from "../_parts/public-data.ts";

/**
 * GET /api/offene-daten/wirkung.csv: a line for each month and station, all stations with an empty one. The heads are
 * the names in felder.json.
 */
export function GET(): Promise<Response> {
	return dataAnswer("text/csv", async () => {
		const { rows, stations } = await publicData();
		const t = await getTranslations({
			locale: defaultLocale,
			namespace: "effect",
		});
		return csvOf([
			["month", "whole", "station", "stationName", ...LEVELS],
			...rows.map(({ month, isWhole, stationId, levels }) => {
				const station = stationId === null ? null : stations.get(stationId);
				return [
					month,
					isWhole ? 1 : 0,
					station?.slug ?? "",
					station?.name ?? "",
					...LEVELS.map((name) =>
						levels[name].few ? t("hidden") : levels[name].value,
					),
				];
			}),
		]);
	});
}

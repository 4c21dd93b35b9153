import { onlineStations } from "#lib/catalog/catalog.ts";
import { now } from "#lib/runtime/clock.ts";
import { defaultLocale } from "#lib/text/locale.ts";

/** The calendar of a whole city and weeks of service times take a moment to read: better before the first visitor than for them. */
export async function warm(): Promise<void> {
	const { getCatalog } = await import("#lib/catalog/queries/get-catalog.ts");
	const { rememberDays } = await import(
		"#lib/availability/queries/free-days.ts"
	);
	const catalog = await getCatalog(defaultLocale);
	await rememberDays(onlineStations(catalog), now());
	const { getMeasures } = await import("#lib/queue/waits/queries/measured.ts");
	await getMeasures(now());
}

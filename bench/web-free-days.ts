import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { paths } from "#lib/paths/citizen.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { medianOf, rounded } from "./measure.ts";
import { newVisitor } from "./visitor.ts";

const COLD_RUNS = 9;
const WARM_RUNS = 40;

/** Figure 1 as a client of the API and the reader of the page get it, one request at a time. */
export async function measureWebFreeDays(
	origin: string,
	now: Temporal.Instant,
) {
	const today = civilDateOf(now);
	const [station] = (await getCatalog(defaultLocale)).stations;
	const services = ["reisepass"];
	const page = (slug: string) => paths("de").when({ services, station: slug });
	return {
		apiOneStation: await measure(
			origin,
			`/api/v1/availability?station=${station?.slug}&service=reisepass&from=${today}&to=${addDays(today, 30)}`,
		),
		pageOneStation: await measure(origin, page(station?.slug ?? "")),
		pageAnyStation: await measure(origin, page("alle")),
	};
}

async function measure(origin: string, address: string) {
	const visitor = newVisitor(origin);
	const look = () => visitor.get(address);
	const coldMs = await medianOf(COLD_RUNS, look, forget);
	const warmMs = await medianOf(WARM_RUNS, look);
	return { coldMs: rounded(coldMs), warmMs: rounded(warmMs) };
}

/** Another version of every day: the running server knows none of them any more. */
async function forget(): Promise<void> {
	await db().$transaction([
		db().city.update({ where: { id: 1 }, data: { version: { increment: 1 } } }),
		db().stationDay.updateMany({ data: { version: { increment: 1 } } }),
	]);
}

import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { findEarliest } from "#lib/booking/queries/free-times.ts";
import { offeredServices, publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { listAfarStations } from "#lib/queue/afar/queries/find-offer.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";
import { StationNow } from "./_parts/station-now.tsx";

/** All stations now: open until when, how long one waits without an appointment, and the first time with one. */
export default async function WaitTimesPage() {
	const locale = await getLocale();
	const t = await getTranslations("waitTimes");
	const fromAfar = await getTranslations("afar");
	const to = paths(locale);
	const at = now();
	const catalog = await getCatalog(locale);
	const waits = await listWaits(at);
	const afar = await listAfarStations();
	// What most people come for; anything else takes at least as long.
	const service = offeredServices(catalog).find(
		({ popular, bookable }) => popular && bookable,
	);
	const earliest = service
		? await findEarliest(catalog, [{ service, quantity: 1 }], at, null)
		: [];
	return (
		<Page title={t("title")} lead={t("lead")}>
			<div className="flex flex-wrap items-center gap-16">
				<p>{t("asOf", { time: formatTime(minuteOf(at), locale) })}</p>
				<ButtonLink variant="secondary" href={to.waitTimes()}>
					{t("reload")}
				</ButtonLink>
			</div>
			{afar.size > 0 ? (
				<a href={to.afar()} className="jump self-start">
					{fromAfar("link")}
				</a>
			) : null}
			<Stack as="ul" gap={16}>
				{waits.flatMap((wait) => {
					const station = publicStations(catalog).find(
						({ id }) => id === wait.stationId,
					);
					return station
						? [
								<StationNow
									key={station.slug}
									station={station}
									wait={wait}
									now={at}
									service={service}
									earliest={earliest.find(
										(one) => one.station.id === station.id,
									)}
								/>,
							]
						: [];
				})}
			</Stack>
			<Disclosure summary={t("how")}>
				<p>{t("howText")}</p>
			</Disclosure>
		</Page>
	);
}

import { useTranslations } from "next-intl";
import { StationDetails } from "#components/station-details.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { type Catalog, onlineStations } from "#lib/catalog/catalog.ts";
import { formatList } from "#lib/format.ts";
import { toLocale } from "#lib/locale.ts";

/** Every station also serves people without an appointment. */
export function WalkIn({
	catalog,
	now,
	only = catalog.stations,
}: {
	catalog: Catalog;
	now: Temporal.Instant;
	only?: Catalog["stations"];
}) {
	const t = useTranslations("walkIn");
	const online = onlineStations(catalog).map(({ shortName }) => shortName);
	return (
		<Stack as="section" aria-labelledby="ohne-termin">
			<Heading id="ohne-termin">{t("title")}</Heading>
			<p>{t("lead")}</p>
			<p>{t("online", { stations: formatList(online, toLocale(catalog.locale)) })}</p>
			<div>
				{only.map((station) => (
					<StationDetails key={station.slug} station={station} now={now} />
				))}
			</div>
		</Stack>
	);
}

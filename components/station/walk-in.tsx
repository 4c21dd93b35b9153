import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
	type Catalog,
	onlineStations,
	publicStations,
	type Station,
} from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatList } from "#lib/text/format.ts";
import { toLocale } from "#lib/text/locale.ts";
import { Heading } from "../ui/heading.tsx";
import { Stack } from "../ui/stack.tsx";
import { ComingOnline } from "./coming-online.tsx";
import { StationDetails } from "./station-details.tsx";

/** Every station also serves people without an appointment. */
export function WalkIn({
	catalog,
	stations,
	today,
	waits,
	distanceTo,
}: {
	catalog: Catalog;
	/** Which of them to show. */
	stations: readonly Station[];
	/** Whether each is open, in words, where the page knows about closures. */
	today?: ReadonlyMap<number, string>;
	/** How long one waits at each now, in words, where the page knows. */
	waits?: ReadonlyMap<number, string>;
	/** How far each is, in words, where the page knows from where. */
	distanceTo?: (station: Station) => ReactNode;
}) {
	const t = useTranslations("start.walkIn");
	const waitTimes = useTranslations("waitTimes");
	const to = paths(toLocale(catalog.locale));
	const online = onlineStations(catalog).map(({ shortName }) => shortName);
	return (
		<Stack as="section" aria-labelledby="ohne-termin">
			<Heading id="ohne-termin">{t("title")}</Heading>
			<p>{t(online.length === 0 ? "leadOnly" : "lead")}</p>
			{online.length === 0 ? null : (
				<p>
					{online.length === publicStations(catalog).length
						? t("onlineEverywhere")
						: t("online", {
								stations: formatList(online, toLocale(catalog.locale)),
							})}
				</p>
			)}
			<ComingOnline stations={publicStations(catalog)} />
			<p>
				<a href={to.waitTimes()}>{waitTimes("link")}</a>
			</p>
			<div>
				{stations.map((station) => (
					<StationDetails
						key={station.slug}
						station={station}
						today={today?.get(station.id) ?? null}
						wait={waits?.get(station.id) ?? null}
						distance={distanceTo?.(station)}
					/>
				))}
			</div>
		</Stack>
	);
}

import { getLocale, getTranslations } from "next-intl/server";
import { Distance } from "#components/station/distance.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { findEarliest } from "#lib/booking/queries/free-times.ts";
import { isCollecting } from "#lib/catalog/rules/selection.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import type { Asked } from "./asked.ts";

/** The earliest time at each other station; what is collected lies in one station only. */
export async function OtherStations(asked: Asked) {
	const { catalog, stations, selection, now, hold, origin } = asked;
	const locale = await getLocale();
	const t = await getTranslations("when.nothing");
	if (isCollecting(selection)) return null;
	const others = (await findEarliest(catalog, selection, now, hold)).filter(
		({ station }) => !stations.some(({ id }) => id === station.id),
	);
	const [only] = stations;
	const from = origin ?? (only ? { station: only, isHome: false } : null);
	const free = others.flatMap(({ station, first }) =>
		first ? [{ station, first }] : [],
	);
	return free.length === 0 ? null : (
		<Stack as="section" aria-labelledby="andere-stationen" className="no-print">
			<Heading id="andere-stationen">{t("others")}</Heading>
			<Stack as="ul" gap={16}>
				{free.map(({ station, first }) => (
					<li key={station.slug} className="flex flex-col gap-8">
						<ButtonLink
							href={asked.stationAddress(station.slug)}
							className="self-start"
						>
							{t("other", {
								station: station.shortName,
								date: formatDate(first.date, locale, "short"),
								time: formatTime(first.start, locale),
							})}
						</ButtonLink>
						<Distance station={station} origin={from} />
					</li>
				))}
			</Stack>
		</Stack>
	);
}

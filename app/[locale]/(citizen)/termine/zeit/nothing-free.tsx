import { getLocale, getTranslations } from "next-intl/server";
import { PHONE } from "#components/phone.ts";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { WalkIn } from "#components/walk-in.tsx";
import type { Selection } from "#lib/catalog/selection.ts";
import { formatDate, formatTime } from "#lib/format.ts";
import { findEarliest } from "../earliest.ts";
import { findTodayHours } from "../today-hours.ts";
import type { WhenContext } from "./context.ts";

/** No dead end: the other stations, today without an appointment, the phone. */
export async function NothingFree({
	selection,
	now,
	...context
}: Pick<WhenContext, "catalog" | "stations" | "hold" | "stationAddress"> & {
	selection: Selection;
	now: Temporal.Instant;
}) {
	const { catalog, stations, hold, stationAddress } = context;
	const locale = await getLocale();
	const t = await getTranslations("when.nothing");
	const others = (await findEarliest(catalog, selection, now, hold)).filter(
		({ station, first }) => first && !stations.includes(station),
	);
	return (
		<Stack gap={32}>
			<Alert kind="info" title={t("title")}>
				<p>
					{t("text")} <a href={PHONE.href}>{t("phone")}</a>
				</p>
			</Alert>
			{others.length > 0 ? (
				<Stack as="section" aria-labelledby="andere-stationen">
					<Heading id="andere-stationen">{t("others")}</Heading>
					{others.map(({ station, first }) =>
						first ? (
							<ButtonLink
								key={station.slug}
								href={stationAddress(station.slug)}
								className="self-start"
							>
								{t("other", {
									station: station.shortName,
									date: formatDate(first.date, locale, "short"),
									time: formatTime(first.start, locale),
								})}
							</ButtonLink>
						) : null,
					)}
				</Stack>
			) : null}
			<WalkIn
				catalog={catalog}
				stations={catalog.stations}
				today={await findTodayHours(catalog.stations, now, locale)}
			/>
		</Stack>
	);
}

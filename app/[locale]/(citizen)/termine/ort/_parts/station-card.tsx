import { useLocale, useTranslations } from "next-intl";
import { Distance, type Origin } from "#components/station/distance.tsx";
import {
	StationAddress,
	UnconfirmedNote,
} from "#components/station/station-address.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { StationEarliest } from "#lib/booking/queries/free-times.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

/** A station to choose: when, where, how far. */
export function StationCard({
	station,
	first,
	origin,
	isChosen,
	href,
}: StationEarliest & {
	origin: Origin | null;
	isChosen: boolean;
	href: string;
}) {
	const t = useTranslations("where");
	const locale = useLocale();
	return (
		<Panel as="li">
			<div>
				<h3 className="kern-heading-small" lang={station.text.lang}>
					{withSoftHyphens(station.text.name)}
				</h3>
				<Distance station={station} origin={origin} />
			</div>
			{isChosen ? <p>{t("chosen")}</p> : null}
			<p className="font-bold">
				{first
					? t("earliest", {
							date: formatDate(first.date, locale, "short"),
							time: formatTime(first.start, locale),
						})
					: t("none", { days: station.horizonDays })}
			</p>
			<StationAddress station={station} />
			<UnconfirmedNote station={station} />
			<ButtonLink
				variant="secondary"
				href={href}
				className="self-start"
				label={
					first
						? t("chooseLabel", { station: station.shortName })
						: t("noneLabel", { station: station.shortName })
				}
			>
				{withSoftHyphens(
					first ? t("choose", { station: station.shortName }) : t("noneHelp"),
				)}
			</ButtonLink>
		</Panel>
	);
}

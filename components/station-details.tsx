import { useLocale, useTranslations } from "next-intl";
import { PHONE } from "#components/phone.ts";
import {
	StationAddress,
	UnconfirmedNote,
} from "#components/station-address.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatPhone, formatSpan, formatWeekday } from "#lib/format.ts";

/** How to get to a station and when it is open; opens when asked for. */
export function StationDetails({
	station,
	today,
}: {
	station: Station;
	/** Today's hours in words. */
	today: string | null;
}) {
	const t = useTranslations("station");
	const { text } = station;
	const facts = [
		...(today ? [{ term: t("today"), value: today }] : []),
		{ term: t("address"), value: <StationAddress station={station} /> },
		{ term: t("hours"), value: <OpeningHours station={station} /> },
		{ term: t("directions"), value: text.directions },
		{ term: t("accessibility"), value: text.accessibility },
		{
			term: t("phone"),
			value: <a href={PHONE.href}>{formatPhone(station.phone)}</a>,
		},
	].filter(({ value }) => value !== "");
	return (
		<details className="kern-accordion">
			<summary className="kern-accordion__header">
				<h3 className="kern-title kern-title--small" lang={text.lang}>
					{text.name}
				</h3>
			</summary>
			<div className="kern-accordion__body">
				<Stack gap={16}>
					<Facts facts={facts} />
					<UnconfirmedNote station={station} />
				</Stack>
			</div>
		</details>
	);
}

function OpeningHours({ station }: { station: Station }) {
	const locale = useLocale();
	const t = useTranslations("station");
	return (
		<>
			<ul>
				{station.buildingHours.map(({ weekday, from, until }) => (
					<li key={`${weekday} ${from}`}>
						{formatWeekday(weekday, locale, "long")}:{" "}
						{formatSpan(from, until, locale)}
					</li>
				))}
			</ul>
			<p>{t("holidays")}</p>
		</>
	);
}

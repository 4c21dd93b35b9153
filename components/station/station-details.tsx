import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Station } from "#lib/catalog/catalog.ts";
import {
	formatDate,
	formatPhone,
	formatSpan,
	formatWeekday,
} from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { cityPhone } from "../contact/phone.ts";
import { Still } from "../page/still.tsx";
import { Facts } from "../ui/facts.tsx";
import { Stack } from "../ui/stack.tsx";
import { StationAddress, UnconfirmedNote } from "./station-address.tsx";

/** How to get to a station and when it is open; opens when asked for. */
export function StationDetails({
	station,
	today,
	wait,
	distance,
}: {
	station: Station;
	/** Whether it is open, in words. */
	today: string | null;
	/** How long one waits without an appointment, in words. */
	wait: string | null;
	/** How far it is, in words. */
	distance?: ReactNode;
}) {
	const { text } = station;
	return (
		<details className="kern-accordion">
			{/* Headings and words only may stand in a summary: their column is of CSS. */}
			<summary className="kern-accordion__header summary-lines">
				<h3 className="kern-title kern-title--small" lang={text.lang}>
					{withSoftHyphens(text.name)}
				</h3>
				{today ? <span className="text-body">{today}</span> : null}
				{wait ? <span className="text-body">{wait}</span> : null}
				{distance}
			</summary>
			<Still className="kern-accordion__body">
				<StationFacts station={station} />
			</Still>
		</details>
	);
}

/** Everything there is to know about a house. */
export function StationFacts({ station }: { station: Station }) {
	const t = useTranslations("station");
	const { text } = station;
	const facts = [
		{ term: t("address"), value: <StationAddress station={station} /> },
		{ term: t("hours"), value: <OpeningHours station={station} /> },
		{ term: t("directions"), value: withSoftHyphens(text.directions) },
		{ term: t("accessibility"), value: <Accessibility station={station} /> },
		{
			term: t("phone"),
			value: <a href={cityPhone().href}>{formatPhone(station.phone)}</a>,
		},
	].filter(({ value }) => value !== "");
	return (
		<Stack gap={16}>
			<Facts facts={facts} />
			<UnconfirmedNote station={station} />
		</Stack>
	);
}

/** In words, and what somebody has checked, fact by fact. */
function Accessibility({ station }: { station: Station }) {
	const locale = useLocale();
	const t = useTranslations("station");
	const { text, access, confirmedOn } = station;
	return (
		<>
			<p lang={text.lang}>{withSoftHyphens(text.accessibility)}</p>
			{access.length > 0 ? (
				<ul>
					{access.map(({ fact, present }) => (
						<li key={fact}>
							{t("fact", {
								fact: t(`facts.${fact}`),
								answer: t(`present.${present ? "yes" : "no"}`),
							})}
						</li>
					))}
				</ul>
			) : null}
			{confirmedOn ? (
				<p className="text-small text-muted">
					{t("checked", { date: formatDate(confirmedOn, locale, "year") })}
				</p>
			) : null}
		</>
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

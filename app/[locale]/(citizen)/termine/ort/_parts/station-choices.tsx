import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { ANY_STATION, type Choice, paths } from "#lib/paths/citizen.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { HomeForm } from "./home-form.tsx";
import { OrderSwitch } from "./order-switch.tsx";
import { StationCard } from "./station-card.tsx";
import type { StationChoice } from "./station-choice.ts";
import { UnableStations } from "./unable-stations.tsx";

/** Whichever station is first, then each station that takes appointments and can do all of it. */
export function StationChoices({
	choice,
	catalog,
	found,
}: {
	choice: Choice;
	catalog: Catalog;
	found: StationChoice;
}) {
	const t = useTranslations("where");
	const locale = useLocale();
	const { stations, soonest, unable, home, origin } = found;
	const to = paths(locale);
	if (stations.length === 0)
		return (
			<Alert kind="info" title={t("unable.all")}>
				<p>
					{t("unable.allText")}{" "}
					<a href={to.start(choice)}>{t("unable.change")}</a>
				</p>
			</Alert>
		);
	return (
		<Stack gap={32}>
			{soonest?.first && stations.length > 1 ? (
				<Panel as="section" quiet aria-labelledby="ort-alle">
					<Heading size="small" id="ort-alle">
						{t("any.title")}
					</Heading>
					<p>
						<strong>
							{t("earliest", {
								date: formatDate(soonest.first.date, locale, "short"),
								time: formatTime(soonest.first.start, locale),
							})}
						</strong>
						<br />
						<span lang={soonest.station.text.lang}>
							{withSoftHyphens(soonest.station.text.name)}
						</span>
					</p>
					<p>{t("any.text")}</p>
					<ButtonLink
						href={to.when({ ...choice, station: ANY_STATION })}
						className="self-start"
					>
						{t("any.choose")}
					</ButtonLink>
				</Panel>
			) : null}
			<Stack gap={24} as="section" aria-labelledby="stationen">
				<Heading id="stationen">{t("stations")}</Heading>
				{stations.length > 1 ? (
					<HomeForm choice={choice} catalog={catalog} home={home} />
				) : null}
				{home && stations.length > 1 ? (
					<OrderSwitch choice={choice} order={found.order} />
				) : null}
				<Stack as="ul" gap={16}>
					{stations.map((earliest) => (
						<StationCard
							key={earliest.station.slug}
							{...earliest}
							origin={origin}
							isChosen={choice.station === earliest.station.slug}
							href={to.when({ ...choice, station: earliest.station.slug })}
						/>
					))}
				</Stack>
				<UnableStations stations={unable} />
			</Stack>
		</Stack>
	);
}

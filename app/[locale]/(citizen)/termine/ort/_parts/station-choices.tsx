import { useLocale, useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { ANY_STATION, type WhereView } from "#lib/paths/citizen.ts";
import type { Sent } from "#lib/sent.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { HomeForm } from "./home-form.tsx";
import { OrderSwitch } from "./order-switch.tsx";
import { StationCard } from "./station-card.tsx";
import type { StationChoice } from "./station-choice.ts";
import { UnableStations } from "./unable-stations.tsx";

/** Where the page of stations leads, with all that was chosen before. */
interface WhereAddress {
	/** Back to the services. */
	services: string;
	/** On to the times of a station. */
	times(slug: string): string;
	/** The same page in another order. */
	order(view: WhereView): string;
}

/** Whichever station is first, then each station that takes appointments and can do all of it. */
export function StationChoices({
	catalog,
	found,
	chosen,
	fields,
	address,
}: {
	catalog: Catalog;
	found: StationChoice;
	/** Slug of the one that is chosen already. */
	chosen: string | undefined;
	/** What was chosen, to be sent along. */
	fields: Sent;
	address: WhereAddress;
}) {
	const t = useTranslations("where");
	const locale = useLocale();
	const { stations, soonest, unable, home, origin } = found;
	if (stations.length === 0)
		return (
			<Alert kind="info" title={t("unable.all")}>
				<p>
					{t("unable.allText")}{" "}
					<a href={address.services}>{t("unable.change")}</a>
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
					<ButtonLink href={address.times(ANY_STATION)} className="self-start">
						{t("any.choose")}
					</ButtonLink>
				</Panel>
			) : null}
			<Stack gap={24} as="section" aria-labelledby="stationen">
				<Heading id="stationen">{t("stations")}</Heading>
				{stations.length > 1 ? (
					<HomeForm fields={fields} catalog={catalog} home={home} />
				) : null}
				{home && stations.length > 1 ? (
					<OrderSwitch address={address.order} order={found.order} />
				) : null}
				<Stack as="ul" gap={16}>
					{stations.map((earliest) => (
						<StationCard
							key={earliest.station.slug}
							{...earliest}
							origin={origin}
							isChosen={chosen === earliest.station.slug}
							href={address.times(earliest.station.slug)}
						/>
					))}
				</Stack>
				<UnableStations stations={unable} />
			</Stack>
		</Stack>
	);
}

import { useLocale, useTranslations } from "next-intl";
import {
	StationAddress,
	UnconfirmedNote,
} from "#components/station-address.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { formatDate, formatTime } from "#lib/format.ts";
import type { FreeTime } from "#lib/free-times.ts";
import { ANY_STATION, type Choice, paths } from "#lib/paths.ts";
import type { StationEarliest } from "../earliest.ts";

/** Whichever station is first, then each station that takes appointments. */
export function StationChoices({
	choice,
	earliest,
}: {
	choice: Choice;
	earliest: readonly StationEarliest[];
}) {
	const t = useTranslations("where");
	const locale = useLocale();
	const when = (station: string) => paths(locale).when({ ...choice, station });
	const inWords = ({ date, start }: FreeTime) => ({
		date: formatDate(date, locale, "short"),
		time: formatTime(start, locale),
	});
	const [soonest] = earliest;
	return (
		<Stack gap={24}>
			{soonest?.first && earliest.length > 1 ? (
				<Panel as="section" quiet aria-labelledby="ort-alle">
					<Heading size="small" id="ort-alle">
						{t("any.title")}
					</Heading>
					<p>
						<strong>{t("earliest", inWords(soonest.first))}</strong>
						<br />
						<span lang={soonest.station.text.lang}>
							{soonest.station.text.name}
						</span>
					</p>
					<p>{t("any.text")}</p>
					<ButtonLink href={when(ANY_STATION)} className="self-start">
						{t("any.choose")}
					</ButtonLink>
				</Panel>
			) : null}
			<Heading>{t("stations")}</Heading>
			<Stack as="ul" gap={16}>
				{earliest.map(({ station, first }) => (
					<Panel as="li" key={station.slug}>
						<h3 className="kern-heading-small" lang={station.text.lang}>
							{station.text.name}
						</h3>
						{choice.station === station.slug ? <p>{t("chosen")}</p> : null}
						{first ? (
							<p className="font-bold">{t("earliest", inWords(first))}</p>
						) : (
							<p className="font-bold">
								{t("none", { days: station.horizonDays })}
							</p>
						)}
						<StationAddress station={station} />
						<UnconfirmedNote station={station} />
						{first ? (
							<ButtonLink
								variant="secondary"
								href={when(station.slug)}
								className="self-start"
								label={t("chooseLabel", { station: station.shortName })}
							>
								{t("choose", { station: station.shortName })}
							</ButtonLink>
						) : (
							<p>{t("noneHelp")}</p>
						)}
					</Panel>
				))}
			</Stack>
		</Stack>
	);
}

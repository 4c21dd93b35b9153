import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page/page.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { WalkIn } from "#components/station/walk-in.tsx";
import { onlineStations } from "#lib/catalog/catalog.ts";
import {
	asksMinor,
	settledMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { nearestFirst } from "#lib/catalog/rules/distance.ts";
import {
	isCollecting,
	parseSelection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { addressOf, readChoice, type SearchParams } from "../_choice/choice.ts";
import { Distance } from "../_choice/distance.tsx";
import { findTodayHours } from "../_choice/today-hours.ts";
import { findWaitLines } from "../_choice/wait-lines.ts";
import { CollectPlace } from "./_parts/collect-place.tsx";
import { CollectQuestion } from "./_parts/collect-question.tsx";
import { DirectMail } from "./_parts/direct-mail.tsx";
import { findStationChoice } from "./_parts/station-choice.ts";
import { StationChoices } from "./_parts/station-choices.tsx";

/** Step 2: which station, each with the earliest time one can have there. */
export default async function WherePage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const catalog = await getCatalog(locale);
	const params = await searchParams;
	const choice = readChoice(params);
	const selection = parseSelection(choice.services, catalog);
	if (!selection.ok || onlineStations(catalog).length === 0)
		redirect(to.start(addressOf(choice)));
	const minor = settledMinor(selection.value, choice.minor) ?? undefined;
	const short = {
		...addressOf(choice),
		services: selectionEntries(selection.value),
		minor,
	};
	if (asksMinor(selection.value, choice.minor))
		redirect(to.minor({ ...short, minor: choice.minor }));
	if (choice.submitted)
		redirect(choice.station ? to.when(short) : to.where(short));

	const t = await getTranslations("where");
	const at = now();
	const walkIns = catalog.stations.filter(({ phase }) => phase === "walk-in");
	const today = await findTodayHours(catalog.stations, at, locale);
	const aside = (
		<ChoiceSummary
			selection={selection.value}
			changeServices={to.start(short)}
			minor={{ answer: minor, change: to.minor(short) }}
		/>
	);
	if (isCollecting(selection.value)) {
		const place = walkIns.find(({ slug }) => slug === choice.station);
		return (
			<Page
				title={
					place
						? t("collect.place", { station: place.shortName })
						: t("collect.question")
				}
				step={t("step")}
				lead={place ? t("collect.placeLead") : t("collect.lead")}
				aside={aside}
			>
				{place ? (
					<CollectPlace
						station={place}
						today={today.get(place.id) ?? null}
						selection={selection.value}
						back={to.where({ ...short, station: undefined })}
					/>
				) : (
					<CollectQuestion
						stations={catalog.stations}
						choice={short}
						today={today}
					/>
				)}
				<DirectMail />
			</Page>
		);
	}
	const found = await findStationChoice(
		catalog,
		short,
		selection.value,
		params,
		at,
	);
	const { origin } = found;
	return (
		<Page title={t("title")} step={t("step")} lead={t("lead")} aside={aside}>
			<StationChoices choice={short} catalog={catalog} found={found} />
			<WalkIn
				catalog={catalog}
				stations={origin ? nearestFirst(walkIns, origin.station) : walkIns}
				today={today}
				waits={await findWaitLines(at)}
				distanceTo={(station) => <Distance station={station} origin={origin} />}
			/>
		</Page>
	);
}

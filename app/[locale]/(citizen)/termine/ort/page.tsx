import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { Page } from "#components/page/page.tsx";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { Distance } from "#components/station/distance.tsx";
import { findTodayHours } from "#components/station/today-hours.ts";
import { findWaitLines } from "#components/station/wait-lines.ts";
import { WalkIn } from "#components/station/walk-in.tsx";
import { publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	choiceFields,
	chosenFor,
	readChoice,
} from "#lib/catalog/rules/choice.ts";
import { nearestFirst } from "#lib/catalog/rules/distance.ts";
import { isCollecting } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { CollectPlace } from "./_parts/collect-place.tsx";
import { CollectQuestion } from "./_parts/collect-question.tsx";
import { DirectMail } from "./_parts/direct-mail.tsx";
import { findStationChoice } from "./_parts/station-choice.ts";
import { StationChoices } from "./_parts/station-choices.tsx";

/** Step 2: which station, each with the earliest time one can have there. */
export default async function WherePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const catalog = await getCatalog(locale);
	const params = await searchParams;
	const chosen = chosenFor("where", readChoice(params), catalog, to);
	if ("elsewhere" in chosen) redirect(chosen.elsewhere);
	const { selection, minor, choice } = chosen;

	const t = await getTranslations("where");
	const at = now();
	const walkIns = publicStations(catalog).filter(
		({ phase }) => phase === "walk-in",
	);
	const today = await findTodayHours(publicStations(catalog), at, locale);
	const aside = (
		<ChoiceSummary
			selection={selection}
			days={catalog.days}
			changeServices={to.start(choice)}
			minor={{ answer: minor, change: to.minor(choice) }}
		/>
	);
	if (isCollecting(selection)) {
		const place = walkIns.find(({ slug }) => slug === choice.station);
		return (
			<Page
				title={
					place
						? t("collect.place", { station: place.shortName })
						: t("collect.question")
				}
				step={t("step")}
				picture={<EasyPicture name="place" locale={locale} />}
				lead={place ? t("collect.placeLead") : t("collect.lead")}
				aside={aside}
			>
				{place ? (
					<CollectPlace
						station={place}
						today={today.get(place.id) ?? null}
						services={selection.map(({ service }) => service)}
						back={to.where({ ...choice, station: undefined })}
					/>
				) : (
					<CollectQuestion
						stations={publicStations(catalog)}
						address={({ slug, phase }) =>
							(phase === "walk-in" ? to.where : to.when)({
								...choice,
								station: slug,
							})
						}
						today={today}
					/>
				)}
				<DirectMail />
			</Page>
		);
	}
	const isEarliest = textOf(params, "folge") === "frueh";
	const found = await findStationChoice(
		catalog,
		chosen,
		{ order: isEarliest ? "frueh" : undefined },
		at,
	);
	const { origin } = found;
	return (
		<Page
			title={t("title")}
			step={t("step")}
			picture={<EasyPicture name="place" locale={locale} />}
			lead={t("lead")}
			aside={aside}
		>
			<StationChoices
				catalog={catalog}
				found={found}
				chosen={choice.station}
				fields={choiceFields({ ...choice, home: undefined })}
				address={{
					services: to.start(choice),
					times: (slug) => to.when({ ...choice, station: slug }),
					order: (view) => to.where(choice, view),
				}}
			/>
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

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { untouched } from "#components/form/form-state.ts";
import { ChoiceSummary } from "#components/service/choice-summary.tsx";
import { WishForm } from "#components/wish/wish-form.tsx";
import { offeredServices, onlineStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	choiceFields,
	chosenFor,
	readChoice,
} from "#lib/catalog/rules/choice.ts";
import { isCollecting } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { newWishFormKey } from "#lib/wishes/commands/note-wish.ts";
import { emptyWish } from "#lib/wishes/rules/typed.ts";
import { ChooseService } from "./_parts/choose-service.tsx";
import { tellWishAction } from "./actions.ts";

/** Nothing that suits is free: what would suit, so that somebody asks when it is. */
export default async function WishPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const catalog = await getCatalog(locale, now());
	const sent = await searchParams;
	const { services: entries, ...rest } = readChoice(sent);
	const asked = {
		...rest,
		services: forSeveral(entries, textOf(sent, "zahl")),
	};
	if (asked.services.length === 0)
		return (
			<ChooseService
				services={offeredServices(catalog).filter(
					(service) => service.bookable && !service.collectsDocument,
				)}
				isMissing={asked.submitted}
			/>
		);
	const chosen = chosenFor("wish", asked, catalog, to);
	if ("elsewhere" in chosen) redirect(chosen.elsewhere);
	const { selection, minor, choice } = chosen;
	const stations = onlineStations(catalog);
	const station = stations.find((one) => one === chosen.station) ?? null;
	// What is collected lies in one station, which has to be known.
	const collects = isCollecting(selection);
	if (collects && !station) redirect(to.where(choice));
	const place = { ...choice, station: station?.slug };
	return (
		<WishForm
			kind="new"
			action={tellWishAction}
			initial={untouched({
				...choiceFields(place),
				formular: newWishFormKey(),
				...emptyWish(station?.slug ?? null),
			})}
			stations={stations}
			selection={selection}
			about={
				<ChoiceSummary
					selection={selection}
					days={catalog.days}
					changeServices={to.start(choice)}
					minor={{ answer: minor, change: to.minor(choice) }}
					{...(collects && station
						? {
								station: {
									name: station.text.name,
									lang: station.text.lang,
									change: to.where(choice),
								},
							}
						: {})}
				/>
			}
		/>
	);
}

/** The short form asks for the number beside the service. */
function forSeveral(services: readonly string[], count: string): string[] {
	const isCounted = /^[2-5]$/.test(count);
	return services.map((entry) =>
		isCounted && !entry.includes(":") ? `${entry}:${count}` : entry,
	);
}

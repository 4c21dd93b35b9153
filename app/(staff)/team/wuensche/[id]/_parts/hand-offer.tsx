import { getTranslations } from "next-intl/server";
import { askedCalendar } from "#app/(staff)/team/buchen/_parts/asked-booking.ts";
import { listStaffTimes } from "#app/(staff)/team/buchen/_parts/free-times.ts";
import { TimesPanel } from "#app/(staff)/team/buchen/_parts/times-panel.tsx";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { knownServices, minutesOf } from "#lib/catalog/rules/selection.ts";
import { wishList } from "#lib/paths/wishes.ts";
import type { Sent } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { suitsDay, suitsHours } from "#lib/wishes/rules/wanted.ts";
import type { WishView } from "#lib/wishes/wishes.ts";
import { offerByHandAction } from "../actions.ts";

/** Times that suit the wish and that staff may book: pressing one keeps it for this person. */
export async function HandOffer({
	wish,
	query,
	actor,
	catalog,
	now,
}: {
	wish: WishView;
	/** Which month or day is looked at. */
	query: Sent;
	actor: Actor;
	catalog: Catalog;
	now: Temporal.Instant;
}) {
	const t = await getTranslations("wishList.wish");
	const { stations: wanted } = wish;
	if (
		wish.offersLeft === 0 ||
		wish.offers.some(({ state }) => state === "open")
	)
		return <p className="text-muted">{t("noMoreOffers")}</p>;
	const stations = catalog.stations.filter(
		({ id, slug }) =>
			may(actor, "appointment:book", id) &&
			(wanted.length === 0 || wanted.includes(slug)),
	);
	const selection = knownServices(wish.services, catalog);
	const days = await listStaffTimes(stations, selection, catalog, now);
	const suiting = days
		.map(({ date, times }) => {
			const minutes = minutesOf(selection, date);
			return {
				date,
				times: times.filter(
					({ stationId, start }) =>
						suitsDay({ ...wish, stationIds: [] }, { stationId, date }) &&
						suitsHours(wish, date, start, minutes) &&
						(wish.brings === null ||
							date < wish.brings.date ||
							(date === wish.brings.date && start < wish.brings.start)),
				),
			};
		})
		.filter(({ times }) => times.length > 0);
	if (stations.length === 0 || suiting.length === 0)
		return <p className="font-bold">{t("nothingSuits")}</p>;
	return (
		<>
			<p>{t("byHandText")}</p>
			<TimesPanel
				catalog={catalog}
				stations={stations}
				days={suiting}
				view={askedCalendar(query)}
				today={civilDateOf(now)}
				address={(view) => wishList.wish(wish.id, undefined, view)}
				action={offerByHandAction}
				fields={{ wunsch: wish.id }}
			/>
		</>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { wishPaths } from "#lib/paths/wishes.ts";
import { formatDayTime, formatMoment } from "#lib/text/format.ts";
import type { WishView } from "#lib/wishes/wishes.ts";
import { openOffers } from "./wish-state.ts";

/** The times that are kept for somebody and wait for an answer. */
export function OpenOffers({
	wish,
	catalog,
}: {
	wish: WishView;
	catalog: Catalog;
}) {
	const t = useTranslations("wishes.wish");
	const locale = useLocale();
	const offers = openOffers(wish);
	if (offers.length === 0) return null;
	return (
		<Panel as="section" aria-labelledby="angebote">
			<Heading id="angebote">
				{t("offersTitle", { count: offers.length })}
			</Heading>
			{offers.map((offer) => {
				const when = formatDayTime(offer, locale);
				const station = findStation(catalog, offer.stationSlug);
				return (
					<div key={offer.id} className="flex flex-col gap-8">
						<p>
							<strong className="text-large font-bold">{when}</strong>
							{station ? (
								<>
									<br />
									<span lang={station.text.lang}>{station.text.name}</span>
								</>
							) : null}
						</p>
						<p>
							{t("until", { until: formatMoment(offer.openUntil, locale) })}
						</p>
						<ButtonLink
							href={wishPaths(locale).offer(offer.token)}
							label={t("answerLabel", { when })}
							className="self-start"
						>
							{t("answer")}
						</ButtonLink>
					</div>
				);
			})}
		</Panel>
	);
}

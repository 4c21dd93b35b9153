import { getTranslations } from "next-intl/server";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { RATED, type Ratings } from "#lib/feedback/feedback.ts";
import type { InboxLine } from "#lib/feedback/inbox/rules/inbox.ts";

/** "Buchung: gut · Wartezeit: schlecht"; empty: nothing is rated. */
export async function ratingWords(): Promise<(ratings: Ratings) => string> {
	const t = await getTranslations("inbox");
	return (ratings) =>
		RATED.flatMap((name) => {
			const rating = ratings[name];
			return rating === null
				? []
				: [`${t(`rated.${name}`)}: ${t(`words.${rating}`)}`];
		}).join(" · ");
}

/** Where it was and what for, as far as that is known. */
export function placeWords(
	{ stationId, serviceId }: Pick<InboxLine, "stationId" | "serviceId">,
	{ stations, services }: Catalog,
): { station: string | null; service: string | null } {
	return {
		station: stations.find(({ id }) => id === stationId)?.shortName ?? null,
		service: services.find(({ id }) => id === serviceId)?.text.name ?? null,
	};
}

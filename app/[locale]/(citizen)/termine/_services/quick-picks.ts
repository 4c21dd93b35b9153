import type { useTranslations } from "next-intl";
import { type Catalog, offeredServices } from "#lib/catalog/catalog.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";

/**
 * Everyday situations, the commonest first; what each is called and searches for stands in the messages
 * (`start.quick`). Where only one service can be meant, it is ticked at once.
 */
export const QUICK_PICKS = [
	{ key: "move", ticks: null },
	{ key: "new", ticks: "wohnsitz-anmelden" },
	{ key: "lost", ticks: null },
	{ key: "child", ticks: null },
	{ key: "collect", ticks: "ausweis-abholung" },
	{ key: "licence", ticks: "fuehrerschein-umtausch" },
	{ key: "record", ticks: "fuehrungszeugnis" },
] as const;

/** A situation, ready to become a link. */
export interface QuickPick {
	label: string;
	search: string;
	/** Slug of the service it ticks. */
	ticks: string | null;
}

/** The situations this catalogue knows something for: services can be renamed and taken away. */
export function quickPicksOf(
	catalog: Catalog,
	t: ReturnType<typeof useTranslations<"start.quick">>,
): QuickPick[] {
	return QUICK_PICKS.map(({ key, ticks }) => ({
		label: t(`${key}.label`),
		search: t(`${key}.search`),
		ticks: offeredServices(catalog).some(
			({ slug, bookable }) => slug === ticks && bookable,
		)
			? ticks
			: null,
	})).filter(({ search }) => searchServices(catalog, search).length > 0);
}

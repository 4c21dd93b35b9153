import type { useTranslations } from "next-intl";
import type { Problem } from "#components/ui/error-summary.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import {
	findConflict,
	knownServices,
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";

export const serviceAnchor = (slug: string) => `dienst-${slug}`;

/** Why a choice cannot be booked in one appointment, each line leading to the service concerned. */
export function selectionProblems(
	entries: readonly string[],
	catalog: Catalog,
	t: ReturnType<typeof useTranslations<"selection.problems">>,
): Problem[] {
	const parsed = parseSelection(entries, catalog);
	if (parsed.ok) return [];
	const known = knownServices(entries, catalog);
	const conflict = findConflict(known);
	const link = (slug: string | undefined) =>
		slug ? { href: `#${serviceAnchor(slug)}` } : {};
	const sentence: Record<SelectionRefusal, () => Problem[]> = {
		"nothing-selected": () => [
			{ text: t("nothing-selected"), href: "#auswahl" },
		],
		"unknown-service": () => [{ text: t("unknown-service"), href: "#auswahl" }],
		"not-bookable": () => [{ text: t("not-bookable"), href: "#auswahl" }],
		"quantity-out-of-range": () =>
			known
				.filter(({ service, quantity }) => quantity > service.maxQuantity)
				.map(({ service }) => ({
					...link(service.slug),
					text: t("quantity-out-of-range", {
						service: service.text.name,
						max: service.maxQuantity,
					}),
				})),
		"too-many-services": () => [
			{
				...link(known.at(-1)?.service.slug),
				text: t("too-many-services", {
					max: catalog.limits.maxServices,
					chosen: known.length,
				}),
			},
		],
		"too-long": () => [
			{
				...link(known.at(-1)?.service.slug),
				text: t("too-long", { max: catalog.limits.maxMinutes }),
			},
		],
		"cannot-combine": () =>
			(conflict ?? []).slice(0, 2).map((service, index) => ({
				...link(service.slug),
				text: t(index === 0 ? "cannot-combine" : "book-separately", {
					first: conflict?.[0].text.name ?? "",
					second: conflict?.[1].text.name ?? "",
				}),
			})),
	};
	return sentence[parsed.error]();
}

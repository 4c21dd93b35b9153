import type { useTranslations } from "next-intl";
import type { Problem } from "#components/ui/error-summary.tsx";
import type { Catalog, Service } from "#lib/catalog/catalog.ts";
import { isOfferedOn, planOn } from "#lib/catalog/rules/plan.ts";
import {
	type AskedDay,
	findConflict,
	judgedDay,
	knownServices,
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";

export const serviceAnchor = (slug: string) => `dienst-${slug}`;

/** Why a choice cannot be booked in one appointment, each line leading to the service concerned. */
export function selectionProblems(
	entries: readonly string[],
	catalog: Catalog,
	asked: AskedDay,
	t: ReturnType<typeof useTranslations<"selection.problems">>,
): Problem[] {
	const parsed = parseSelection(entries, catalog, asked);
	if (parsed.ok) return [];
	const known = knownServices(entries, catalog);
	const day = judgedDay(known, catalog, asked);
	const conflict = findConflict(known, day);
	const most = (service: Service) => planOn(service, day).maxQuantity;
	const link = (slug: string | undefined) =>
		slug ? { href: `#${serviceAnchor(slug)}` } : {};
	const sentence: Record<SelectionRefusal, () => Problem[]> = {
		"nothing-selected": () => [
			{ text: t("nothing-selected"), href: "#auswahl" },
		],
		"unknown-service": () => [{ text: t("unknown-service"), href: "#auswahl" }],
		"not-bookable": () => [{ text: t("not-bookable"), href: "#auswahl" }],
		"no-longer-offered": () =>
			known
				.filter(({ service }) => !isOfferedOn(service, day))
				.map(({ service }) => ({
					...link(service.slug),
					text: t("no-longer-offered", { service: service.text.name }),
				})),
		"quantity-out-of-range": () =>
			known
				.filter(({ service, quantity }) => quantity > most(service))
				.map(({ service }) => ({
					...link(service.slug),
					text: t("quantity-out-of-range", {
						service: service.text.name,
						max: most(service),
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

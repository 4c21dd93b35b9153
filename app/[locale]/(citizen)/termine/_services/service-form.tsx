import { useLocale, useTranslations } from "next-intl";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { Stack } from "#components/ui/stack.tsx";
import {
	type Catalog,
	offeredServices,
	type Service,
} from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { type Choice, paths } from "#lib/paths/citizen.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { QuickPickLinks } from "./quick-pick-links.tsx";
import { SearchResults } from "./search-results.tsx";
import { sectionsOf } from "./sections.ts";
import { ServiceCategory } from "./service-category.tsx";
import { ServiceList } from "./service-list.tsx";
import { ServiceSearch } from "./service-search.tsx";

/** What is typed or ticked goes to the next step, or, with the button of the search, to this page again. */
export function ServiceForm({
	catalog,
	chosen,
	choice,
	found,
	said,
	hasProblems,
	days,
}: {
	catalog: Catalog;
	chosen: Selection;
	choice: Choice;
	found: readonly Service[];
	/** What is shown above the form already. */
	said: readonly Service[];
	hasProblems: boolean;
	days: BookableDays;
}) {
	const t = useTranslations("start");
	const to = paths(useLocale());
	const isTicked = (slug: string) =>
		choice.services.some((entry) => entry.split(":")[0] === slug);
	const query = choice.search ?? "";
	const sections = sectionsOf(
		catalog,
		chosen.map(({ service }) => service),
		found,
		said,
	);
	const quantityOf = (slug: string) =>
		chosen.find(({ service }) => service.slug === slug)?.quantity ?? 0;
	return (
		<form
			action={to.where({ services: [] })}
			method="get"
			id="auswahl"
			tabIndex={-1}
		>
			<HiddenFields
				fields={{
					gewaehlt: "1",
					kind: choice.minor,
					ort: choice.station,
				}}
			/>
			<Stack gap={48}>
				<Stack gap={32}>
					<ServiceSearch query={query} />
					{found.length === 0 ? (
						<QuickPickLinks
							catalog={catalog}
							address={({ search, ticks }) =>
								to.start({
									...choice,
									services:
										ticks && !isTicked(ticks)
											? [...choice.services, ticks]
											: choice.services,
									search,
								})
							}
						/>
					) : null}
				</Stack>
				{query ? (
					<SearchResults
						query={query}
						found={found}
						quantityOf={quantityOf}
						days={days}
						isAnswer={!hasProblems}
					/>
				) : null}
				{sections.ticked.length > 0 ? (
					<Section id="gewaehlt" title={t("ticked")}>
						<ServiceList
							services={sections.ticked}
							quantityOf={quantityOf}
							days={days}
						/>
					</Section>
				) : null}
				{sections.popular.length > 0 ? (
					<Section id="haeufig" title={t("popular")}>
						<ServiceList
							services={sections.popular}
							quantityOf={quantityOf}
							days={days}
						/>
					</Section>
				) : null}
				<Section id="alle" title={withSoftHyphens(t("all"))}>
					<div>
						{byCategory(catalog).map(({ category, services }) => (
							<ServiceCategory
								key={category.slug}
								category={category}
								services={services}
								above={sections.above}
								quantityOf={quantityOf}
								days={days}
							/>
						))}
					</div>
				</Section>
				<ActionBar stays>
					<Button className="w-full sm:w-auto">
						{t(choice.station ? "nextTimes" : "next")}
					</Button>
				</ActionBar>
			</Stack>
		</form>
	);
}

/** A small city has nothing in some of them. */
const byCategory = (catalog: Catalog) =>
	catalog.categories
		.map((category) => ({
			category,
			services: offeredServices(catalog).filter(
				({ categoryId }) => categoryId === category.id,
			),
		}))
		.filter((part) => part.services.length > 0);

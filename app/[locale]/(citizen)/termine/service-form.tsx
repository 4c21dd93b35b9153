import { useLocale, useTranslations } from "next-intl";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/selection.ts";
import { type Choice, paths } from "#lib/paths.ts";
import { ServiceCategory } from "./service-category.tsx";
import { ServiceChoice } from "./service-choice.tsx";

/** Every service once: the popular ones first, the others in their category. */
export function ServiceForm({
	catalog,
	chosen,
	choice,
}: {
	catalog: Catalog;
	chosen: Selection;
	choice: Choice;
}) {
	const t = useTranslations("start");
	const action = paths(useLocale()).where({ services: [] });
	const popular = catalog.services.filter(
		({ popular, bookable }) => popular && bookable,
	);
	const quantityOf = (slug: string) =>
		chosen.find(({ service }) => service.slug === slug)?.quantity ?? 0;
	return (
		<form action={action} method="get" id="auswahl" tabIndex={-1}>
			<input type="hidden" name="gewaehlt" value="1" />
			{choice.minor ? (
				<input type="hidden" name="kind" value={choice.minor} />
			) : null}
			{choice.station ? (
				<input type="hidden" name="ort" value={choice.station} />
			) : null}
			{choice.hold ? (
				<input type="hidden" name="r" value={choice.hold} />
			) : null}
			<Stack gap={48}>
				<Stack as="section" aria-labelledby="haeufig">
					<Heading id="haeufig">{t("popular")}</Heading>
					<Stack as="ul" gap={16}>
						{popular.map((service) => (
							<ServiceChoice
								key={service.slug}
								service={service}
								quantity={quantityOf(service.slug)}
							/>
						))}
					</Stack>
				</Stack>
				<Stack as="section" aria-labelledby="alle">
					<Heading id="alle">{t("all")}</Heading>
					<div>
						{catalog.categories.map((category) => (
							<ServiceCategory
								key={category.slug}
								category={category}
								services={catalog.services.filter(
									({ categoryId }) => categoryId === category.id,
								)}
								quantityOf={quantityOf}
							/>
						))}
					</div>
				</Stack>
				<ActionBar stays>
					<Button className="w-full sm:w-auto">{t("next")}</Button>
				</ActionBar>
			</Stack>
		</form>
	);
}

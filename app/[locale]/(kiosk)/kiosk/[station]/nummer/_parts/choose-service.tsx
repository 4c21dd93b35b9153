import { useLocale, useTranslations } from "next-intl";
import {
	type Catalog,
	offeredServices,
	type Service,
} from "#lib/catalog/catalog.ts";
import { planOn } from "#lib/catalog/rules/plan.ts";
import { paths } from "#lib/paths/citizen.ts";
import type { Wish } from "#lib/queue/arrival/rules/wishes.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { entriesOf } from "./view.ts";

/** What for: what most people want first, everything else by topic. */
export function ChooseService({
	station,
	catalog,
	category,
	chosen,
}: {
	/** Slug. */
	station: string;
	catalog: Catalog;
	/** The topic that is open. */
	category: string | null;
	chosen: readonly Wish[];
}) {
	const t = useTranslations("kiosk.draw");
	const to = paths(useLocale());
	const services = entriesOf(chosen);
	const offered = offeredServices(catalog).filter(
		({ bookable, slug }) =>
			bookable && !chosen.some(({ service }) => service.slug === slug),
	);
	const open = catalog.categories.find(({ slug }) => slug === category);
	const addressOf = (service: Service) =>
		planOn(service, catalog.days.today).maxQuantity > 1
			? to.kioskDraw(station, { services, asking: service.slug })
			: to.kioskDraw(station, { services: [...services, service.slug] });
	const list = (wanted: readonly Service[]) => (
		<ul className="kiosk-grid">
			{wanted.map((service) => (
				<li key={service.slug}>
					<a
						href={addressOf(service)}
						className="kiosk-button"
						lang={service.text.lang}
					>
						{withSoftHyphens(service.text.name)}
					</a>
				</li>
			))}
		</ul>
	);
	if (open)
		return (
			<>
				<h1 lang={open.lang}>{open.name}</h1>
				{list(offered.filter(({ categoryId }) => categoryId === open.id))}
			</>
		);
	return (
		<>
			<h1>{t(chosen.length > 0 ? "more" : "title")}</h1>
			<h2>{t("popular")}</h2>
			{list(offered.filter(({ popular }) => popular))}
			<h2>{t("all")}</h2>
			<ul className="kiosk-grid">
				{catalog.categories
					.filter(({ id }) => offered.some((one) => one.categoryId === id))
					.map(({ slug, name, lang }) => (
						<li key={slug}>
							<a
								href={to.kioskDraw(station, { services, category: slug })}
								className="kiosk-button kiosk-topic"
								lang={lang}
							>
								{withSoftHyphens(name)}
							</a>
						</li>
					))}
			</ul>
		</>
	);
}

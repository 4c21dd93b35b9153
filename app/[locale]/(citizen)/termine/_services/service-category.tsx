import { useTranslations } from "next-intl";
import { serviceAnchor } from "#components/service/selection-problems.ts";
import { Stack } from "#components/ui/stack.tsx";
import type { Category, Service } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { ServiceList } from "./service-list.tsx";

/** A category to open; open already if something in it is chosen. */
export function ServiceCategory({
	category,
	services,
	above,
	quantityOf,
	days,
}: {
	category: Category;
	services: readonly Service[];
	/** What stands further up on the page already. */
	above: ReadonlySet<Service>;
	quantityOf: (slug: string) => number;
	days: BookableDays;
}) {
	const t = useTranslations("start");
	const here = services.filter((service) => !above.has(service));
	const jumps = services.filter((service) => above.has(service));
	return (
		<details
			className="category kern-accordion"
			open={here.some(({ slug }) => quantityOf(slug) > 0)}
		>
			<summary className="kern-accordion__header">
				<h3 className="kern-title kern-title--small" lang={category.lang}>
					{withSoftHyphens(category.name)}{" "}
					<span className="font-normal text-muted">
						{t("count", { count: services.length })}
					</span>
				</h3>
				<span className="category-chosen rounded bg-success-background px-8 text-small">
					{t("chosenHere")}
				</span>
			</summary>
			<div className="kern-accordion__body">
				<Stack gap={16}>
					{jumps.length > 0 ? (
						<div>
							<p>{t("alsoAbove")}</p>
							<ul className="flex flex-wrap gap-x-16">
								{jumps.map(({ slug, text }) => (
									<li key={slug} lang={text.lang}>
										<a href={`#${serviceAnchor(slug)}`} className="jump">
											{text.name}
										</a>
									</li>
								))}
							</ul>
						</div>
					) : null}
					<ServiceList
						services={[
							...here.filter(({ bookable }) => bookable),
							...here.filter(({ bookable }) => !bookable),
						]}
						quantityOf={quantityOf}
						days={days}
					/>
				</Stack>
			</div>
		</details>
	);
}

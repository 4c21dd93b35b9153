import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { type Choice, paths } from "#lib/paths/citizen.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { quickPicksOf } from "./quick-picks.ts";

/** Everyday situations as links: for whoever does not know what the city calls it. */
export function QuickPickLinks({
	catalog,
	choice,
}: {
	catalog: Catalog;
	choice: Choice;
}) {
	const t = useTranslations("start.quick");
	const to = paths(useLocale());
	return (
		<nav aria-labelledby="situationen" className="flex flex-col gap-16">
			<Heading size="small" id="situationen">
				{t("title")}
			</Heading>
			<ul className="flex flex-wrap gap-8">
				{quickPicksOf(catalog, t).map(({ label, search, ticks }) => {
					const isTicked = choice.services.some(
						(entry) => entry.split(":")[0] === ticks,
					);
					const services =
						ticks && !isTicked ? [...choice.services, ticks] : choice.services;
					return (
						<li key={label} className="max-w-full">
							<a
								href={to.start({ ...choice, services, search })}
								className="quick-pick"
							>
								{withSoftHyphens(label)}
							</a>
						</li>
					);
				})}
			</ul>
		</nav>
	);
}

import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import { type QuickPick, quickPicksOf } from "./quick-picks.ts";

/** Everyday situations as links: for whoever does not know what the city calls it. */
export function QuickPickLinks({
	catalog,
	address,
}: {
	catalog: Catalog;
	/** The first page, with what the situation searches for and ticks. */
	address: (pick: QuickPick) => string;
}) {
	const t = useTranslations("start.quick");
	return (
		<nav aria-labelledby="situationen" className="flex flex-col gap-16">
			<Heading size="small" id="situationen">
				{t("title")}
			</Heading>
			<ul className="flex flex-wrap gap-8">
				{quickPicksOf(catalog, t).map((pick) => (
					<li key={pick.label} className="max-w-full">
						<a href={address(pick)} className="quick-pick">
							{withSoftHyphens(pick.label)}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

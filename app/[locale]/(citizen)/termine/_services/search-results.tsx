import { useLocale, useTranslations } from "next-intl";
import { cityPhone } from "#components/contact/phone.ts";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Service } from "#lib/catalog/catalog.ts";
import type { BookableDays } from "#lib/catalog/rules/bookable-days.ts";
import { paths } from "#lib/paths/citizen.ts";
import { ServiceList } from "./service-list.tsx";

/** What the search found, to tick at once; or what else one can do. */
export function SearchResults({
	query,
	found,
	quantityOf,
	days,
	isAnswer,
}: {
	query: string;
	found: readonly Service[];
	quantityOf: (slug: string) => number;
	days: BookableDays;
	/** Reading goes on here, and not at an error above. */
	isAnswer: boolean;
}) {
	const t = useTranslations("start.search");
	const heading = (
		<Heading id="treffer" isAnswer={isAnswer}>
			{t("found", { count: found.length, query })}
		</Heading>
	);
	const end = (
		<Button
			variant="secondary"
			className="self-start"
			formAction={paths(useLocale()).start()}
			name="suche-ende"
			value="1"
		>
			{t("end")}
		</Button>
	);
	return found.length > 0 ? (
		<Stack as="section" aria-labelledby="treffer">
			{heading}
			<ServiceList services={found} quantityOf={quantityOf} days={days} />
			{end}
		</Stack>
	) : (
		<Panel as="section" quiet aria-labelledby="treffer">
			{heading}
			<p>{t("nothing.try")}</p>
			<ul className="flex list-disc flex-col gap-8 ps-[min(1.5rem,6vw)]">
				<li>{t("nothing.spelling")}</li>
				<li>{t("nothing.shorter")}</li>
				<li>{t("nothing.list")}</li>
				<li>
					{t("nothing.call")}{" "}
					<a href={cityPhone().href}>{cityPhone().number}</a>
				</li>
			</ul>
			{end}
		</Panel>
	);
}

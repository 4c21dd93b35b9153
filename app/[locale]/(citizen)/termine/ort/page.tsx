import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ChoiceSummary } from "#components/choice-summary.tsx";
import { Page } from "#components/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { WalkIn } from "#components/walk-in.tsx";
import { findHold } from "#lib/booking/queries.ts";
import { asksMinor, settledMinor } from "#lib/catalog/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { parseSelection, selectionEntries } from "#lib/catalog/selection.ts";
import { now } from "#lib/clock.ts";
import { paths } from "#lib/paths.ts";
import { addressOf, readChoice, type SearchParams } from "../choice.ts";
import { findEarliest } from "../earliest.ts";
import { findTodayHours } from "../today-hours.ts";
import { StationChoices } from "./station-choices.tsx";

/** Step 2: which station, each with the earliest time one can have there. */
export default async function WherePage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const catalog = await getCatalog(locale);
	const choice = readChoice(await searchParams);
	const selection = parseSelection(choice.services, catalog);
	if (!selection.ok) redirect(to.start(addressOf(choice)));
	const minor = settledMinor(selection.value, choice.minor) ?? undefined;
	const short = {
		...addressOf(choice),
		services: selectionEntries(selection.value),
		minor,
	};
	if (asksMinor(selection.value, choice.minor))
		redirect(to.minor({ ...short, minor: choice.minor }));
	if (choice.submitted)
		redirect(choice.station ? to.when(short) : to.where(short));

	const t = await getTranslations("where");
	const at = now();
	const hold = choice.hold ? await findHold(choice.hold, at) : null;
	const walkIns = catalog.stations.filter(({ phase }) => phase === "walk-in");
	return (
		<Page
			title={t("title")}
			step={t("step")}
			lead={t("lead")}
			aside={
				<ChoiceSummary
					selection={selection.value}
					changeServices={to.start(short)}
					minor={{ answer: minor, change: to.minor(short) }}
				/>
			}
		>
			{selection.value.some(({ service }) => service.collectsDocument) ? (
				<Alert kind="warning" title={t("collect.title")}>
					<p>{t("collect.text")}</p>
				</Alert>
			) : null}
			<StationChoices
				choice={short}
				earliest={await findEarliest(catalog, selection.value, at, hold)}
			/>
			<WalkIn
				catalog={catalog}
				stations={walkIns}
				today={await findTodayHours(walkIns, at, locale)}
			/>
		</Page>
	);
}

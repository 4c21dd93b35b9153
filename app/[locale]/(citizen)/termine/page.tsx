import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { WalkIn } from "#components/walk-in.tsx";
import { onlineStations } from "#lib/catalog/catalog.ts";
import { bookableDays } from "#lib/catalog/fee.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { searchServices } from "#lib/catalog/search.ts";
import { selectionEntries } from "#lib/catalog/selection.ts";
import { now } from "#lib/clock.ts";
import { type Choice, paths } from "#lib/paths.ts";
import { readChoice, type SearchParams } from "./choice.ts";
import { ChosenStation } from "./chosen-station.tsx";
import { GoodToKnow } from "./good-to-know.tsx";
import { findingsOf } from "./link.ts";
import { LinkNotices } from "./link-notices.tsx";
import { NothingOnline } from "./nothing-online.tsx";
import { knownServices, selectionProblems } from "./selection-problems.ts";
import { ServiceForm } from "./service-form.tsx";
import { findTodayHours } from "./today-hours.ts";
import { findWaitLines } from "./wait-lines.ts";

/** Step 1: what a person comes for. Also the door for deep links (design §9). */
export default async function StartPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const locale = await getLocale();
	const to = paths(locale);
	const t = await getTranslations("start");
	const catalog = await getCatalog(locale);
	const asked = readChoice(await searchParams);
	if (onlineStations(catalog).length === 0)
		return <NothingOnline catalog={catalog} />;
	// The form's own search sends the number beside every service along: an address nobody could share.
	if (asked.submitted) redirect(to.start(asked));
	const findings = findingsOf(asked, catalog);
	const chosen = knownServices(asked.services, catalog);
	const isLost = findings.unknown + findings.elsewhere.length > 0;
	const problems =
		asked.asked && !(isLost && chosen.length === 0)
			? selectionProblems(
					selectionEntries(chosen),
					catalog,
					await getTranslations("selection.problems"),
				)
			: [];
	const choice: Choice = {
		...asked,
		services: selectionEntries(chosen),
		station: findings.station?.kind === "unknown" ? undefined : asked.station,
	};
	const query = asked.search ?? "";
	const found = query ? searchServices(catalog, query) : [];
	const elsewhere = findings.elsewhere.filter((one) => !found.includes(one));
	const walkIns =
		findings.station?.kind === "walk-in" ? [findings.station.station] : [];
	const at = now();
	const [openToday = null] = (
		await findTodayHours(walkIns, at, locale)
	).values();
	const tabTitle = query
		? `${t("search.found", { count: found.length, query })} – ${t("title")}`
		: t("title");
	return (
		<Page
			title={t("title")}
			tabTitle={tabTitle}
			step={t("step")}
			lead={t("lead")}
			before={
				<>
					{problems.length > 0 ? (
						<ErrorSummary title={t("errorSummary")} problems={problems} />
					) : null}
					<LinkNotices
						findings={findings}
						elsewhere={elsewhere}
						openToday={openToday}
					/>
				</>
			}
			aside={<GoodToKnow limits={catalog.limits} />}
		>
			<ChosenStation station={findings.station} choice={choice} />
			<ServiceForm
				catalog={catalog}
				chosen={chosen}
				choice={choice}
				found={found}
				said={elsewhere}
				hasProblems={problems.length > 0}
				days={bookableDays(catalog, at)}
			/>
			<WalkIn
				catalog={catalog}
				stations={catalog.stations}
				waits={await findWaitLines(at)}
			/>
		</Page>
	);
}

import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { Page } from "#components/page/page.tsx";
import { selectionProblems } from "#components/service/selection-problems.ts";
import { findTodayHours } from "#components/station/today-hours.ts";
import { findWaitLines } from "#components/station/wait-lines.ts";
import { WalkIn } from "#components/station/walk-in.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { onlineStations, publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { findingsOf, readChoice } from "#lib/catalog/rules/choice.ts";
import { searchServices } from "#lib/catalog/rules/search.ts";
import {
	knownServices,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { type Choice, paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { ChosenStation } from "./_choice/chosen-station.tsx";
import { NothingOnline } from "./_choice/nothing-online.tsx";
import { GoodToKnow } from "./_services/good-to-know.tsx";
import { LinkNotices } from "./_services/link-notices.tsx";
import { ServiceForm } from "./_services/service-form.tsx";

/** Step 1: what a person comes for. Also the door for deep links (design §9). */
export default async function StartPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
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
	const chosen = knownServices(asked.services, catalog).filter(
		({ service }) => service.isOffered,
	);
	const isLost =
		findings.unknown + findings.elsewhere.length + findings.retired.length > 0;
	const problems =
		asked.asked && !(isLost && chosen.length === 0)
			? selectionProblems(
					selectionEntries(chosen),
					catalog,
					"any",
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
			picture={<EasyPicture name="service" locale={locale} />}
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
			<ChosenStation
				station={findings.station}
				change={to.start({ ...choice, station: undefined })}
			/>
			<ServiceForm
				catalog={catalog}
				chosen={chosen}
				choice={choice}
				found={found}
				said={elsewhere}
				hasProblems={problems.length > 0}
				days={catalog.days}
			/>
			<WalkIn
				catalog={catalog}
				stations={publicStations(catalog)}
				waits={await findWaitLines(at)}
			/>
		</Page>
	);
}

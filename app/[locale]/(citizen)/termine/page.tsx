import { getLocale, getTranslations } from "next-intl/server";
import { Page } from "#components/page.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { WalkIn } from "#components/walk-in.tsx";
import { getCatalog } from "#lib/catalog/queries.ts";
import { readChoice, type SearchParams } from "./choice.ts";
import { GoodToKnow } from "./good-to-know.tsx";
import { knownServices, selectionProblems } from "./selection-problems.ts";
import { ServiceForm } from "./service-form.tsx";

/** Step 1: what a person comes for. Also the door for deep links (design §9). */
export default async function StartPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const t = await getTranslations("start");
	const catalog = await getCatalog(await getLocale());
	const choice = readChoice(await searchParams);
	const problems = choice.asked
		? selectionProblems(
				choice.services,
				catalog,
				await getTranslations("selection"),
			)
		: [];
	return (
		<Page
			title={t("title")}
			tabTitle={problems.length > 0 ? t("errorTitle") : t("title")}
			step={t("step")}
			lead={t("lead")}
			before={
				problems.length > 0 ? (
					<ErrorSummary title={t("errorSummary")} problems={problems} />
				) : null
			}
			aside={<GoodToKnow limits={catalog.limits} />}
		>
			<ServiceForm
				catalog={catalog}
				chosen={knownServices(choice.services, catalog)}
				choice={choice}
			/>
			<WalkIn catalog={catalog} stations={catalog.stations} />
		</Page>
	);
}

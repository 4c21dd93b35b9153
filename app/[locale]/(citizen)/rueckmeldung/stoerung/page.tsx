import { getLocale } from "next-intl/server";
import { filledIn } from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/filled-in.ts";
import { ReportForm } from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/report-form.tsx";
import { reportTexts } from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/texts.ts";
import type { SearchParams } from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { paths } from "#lib/paths/citizen.ts";

/** Something went wrong: pages that tell of an error lead here. */
export default async function FaultPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	return (
		<ReportForm
			initial={
				await filledIn(await searchParams, paths(await getLocale()).feedback())
			}
			texts={await reportTexts("fault")}
		/>
	);
}

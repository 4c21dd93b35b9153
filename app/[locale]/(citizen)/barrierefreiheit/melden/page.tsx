import { getLocale } from "next-intl/server";
import type { SearchParams } from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { paths } from "#lib/paths/citizen.ts";
import { filledIn } from "./_parts/filled-in.ts";
import { ReportForm } from "./_parts/report-form.tsx";
import { reportTexts } from "./_parts/texts.ts";

/** The form of § 10b BGG NRW, one link away on every page. */
export default async function ReportPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	return (
		<ReportForm
			initial={
				await filledIn(
					await searchParams,
					paths(await getLocale()).accessibility(),
				)
			}
			texts={await reportTexts("barrier")}
		/>
	);
}

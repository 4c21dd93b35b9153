import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths.ts";
import { filledIn } from "../../barrierefreiheit/melden/filled-in.ts";
import { ReportForm } from "../../barrierefreiheit/melden/report-form.tsx";
import { reportTexts } from "../../barrierefreiheit/melden/texts.ts";
import type { SearchParams } from "../../termine/choice.ts";

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

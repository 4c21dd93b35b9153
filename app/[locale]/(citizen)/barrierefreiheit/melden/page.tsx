import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths.ts";
import type { SearchParams } from "../../termine/choice.ts";
import { filledIn } from "./filled-in.ts";
import { ReportForm } from "./report-form.tsx";
import { reportTexts } from "./texts.ts";

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

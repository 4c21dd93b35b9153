import { getLocale } from "next-intl/server";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { ReportForm } from "./_parts/report-form.tsx";
import { reportAction } from "./actions.ts";

/** The form that Directive (EU) 2016/2102 wants, one link away on every page. */
export default async function ReportPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	return (
		<ReportForm
			action={reportAction}
			type="barrier"
			page={textOf(await searchParams, "seite")}
			own={paths(await getLocale()).accessibility()}
		/>
	);
}

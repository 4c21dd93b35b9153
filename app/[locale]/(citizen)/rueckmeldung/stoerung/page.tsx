import { getLocale } from "next-intl/server";
import { ReportForm } from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/report-form.tsx";
import { reportAction } from "#app/[locale]/(citizen)/barrierefreiheit/melden/actions.ts";
import { paths } from "#lib/paths/citizen.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** Something went wrong: pages that tell of an error lead here. */
export default async function FaultPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	return (
		<ReportForm
			action={reportAction}
			type="fault"
			page={textOf(await searchParams, "seite")}
			own={paths(await getLocale()).feedback()}
		/>
	);
}

import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import { pageOf } from "#lib/feedback/page.ts";
import { paths } from "#lib/paths.ts";
import { firstOf, type SearchParams } from "../../termine/choice.ts";
import { ReportForm } from "./report-form.tsx";
import { reportTexts } from "./texts.ts";

/** The form of § 10b BGG NRW, one link away on every page. */
export default async function ReportPage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const asked = firstOf((await searchParams).seite).slice(0, 300);
	return (
		<ReportForm
			initial={{
				values: {
					text: "",
					page: asked ? pageOf(asked) : await pageBefore(),
					email: "",
				},
				errors: {},
				notice: null,
			}}
			texts={await reportTexts()}
		/>
	);
}

/** Where somebody followed the link to here, if that was a page of ours and not this form's own. */
async function pageBefore(): Promise<string> {
	const sent = await headers();
	const from = sent.get("referer") ?? "";
	if (!URL.canParse(from)) return "";
	const { host, pathname } = new URL(from);
	const ours = host === sent.get("host");
	const own = pathname.startsWith(paths(await getLocale()).accessibility());
	return ours && !own ? pageOf(pathname) : "";
}

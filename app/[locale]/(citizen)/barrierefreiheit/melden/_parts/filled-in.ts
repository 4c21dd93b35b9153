import { headers } from "next/headers";
import { type FormState, untouched } from "#components/form/form-state.ts";
import { pageOf } from "#lib/feedback/rules/page.ts";
import { now } from "#lib/runtime/clock.ts";
import { civilDateOf, clock, minuteOf } from "#lib/time.ts";
import type { ReportType } from "./report-fields.ts";

/** The form before anybody has typed: which page and when, as far as that is known. */
export async function filledIn(
	type: ReportType,
	page: string,
	/** Address of the form itself, or of what leads to it. */
	own: string,
): Promise<FormState> {
	const asked = page.slice(0, 300);
	const at = now();
	return untouched({
		art: type,
		text: "",
		page: asked ? pageOf(asked) : await pageBefore(own),
		when: `${civilDateOf(at)}T${clock(minuteOf(at))}`,
		email: "",
		news: "",
	});
}

/** Where somebody followed the link to here, if that was a page of ours and not this form's own. */
async function pageBefore(own: string): Promise<string> {
	const sent = await headers();
	const from = sent.get("referer") ?? "";
	if (!URL.canParse(from)) return "";
	const { host, pathname } = new URL(from);
	const ours = host === sent.get("host");
	return ours && !pathname.startsWith(own) ? pageOf(pathname) : "";
}

import type { IncomingMessage } from "node:http";
import { parseTimeValue } from "#lib/booking/rules/time-value.ts";
import { withoutStep } from "#lib/crowd/rules/way.ts";
import { query, viewEntries } from "#lib/paths/citizen.ts";
import { clock } from "#lib/time.ts";
import { readBody } from "#scripts/server/body.ts";
import { boundsOf } from "#scripts/server/bounds.ts";

/** What the page of times says to whoever had to wait after pressing one (components/calendar/time-notice.tsx). */
const NOTICE = "was-waiting";

/**
 * Where somebody comes after waiting who had pressed a time: to its day, with that time before all others if it is still
 * free by then. Nobody keeps it for them, so it gives them nothing that they would have to prove.
 */
export async function addressAfterPress(
	request: IncomingMessage,
	address: string,
): Promise<string> {
	const page = withoutStep(address);
	const form = await readForm(request, address);
	const time = parseTimeValue(form?.get("zeit"));
	if (!form || !time) return page;
	const ticket = form.get("warten");
	const view = query(
		viewEntries({
			day: time.date,
			notice: `${NOTICE}@${clock(time.start)}@${time.stationSlug.slice(0, 60)}`,
			ticket: typeof ticket === "string" && ticket ? ticket : undefined,
		}),
	);
	return page.includes("?") ? `${page}&${view.slice(1)}` : page + view;
}

async function readForm(
	request: IncomingMessage,
	address: string,
): Promise<FormData | null> {
	const body = await readBody(request, boundsOf(address).bytes);
	if (typeof body === "string") return null;
	const headers = { "content-type": request.headers["content-type"] ?? "" };
	return new Response(new Uint8Array(body), { headers })
		.formData()
		.catch(() => null);
}

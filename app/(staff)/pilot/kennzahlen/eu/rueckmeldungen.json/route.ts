import { euDocument } from "#lib/pilot/eu/rules/eu-month.ts";
import { now } from "#lib/runtime/clock.ts";
import { isoOf } from "#lib/time.ts";
import { askedMonth, fileHeaders } from "../_parts/asked-month.ts";

/** A month as the European Union's interconnection service takes it (Implementing Regulation (EU) 2020/1121). */
export async function GET(request: Request): Promise<Response> {
	const asked = await askedMonth(request);
	if (asked instanceof Response) return asked;
	const { month, sources } = asked;
	const sentAt = isoOf(now()).slice(0, 19).replace("T", " ");
	const text = JSON.stringify(euDocument(month, sources, sentAt), null, "\t");
	return new Response(text, {
		headers: fileHeaders("application/json", `eu-${month}.json`),
	});
}

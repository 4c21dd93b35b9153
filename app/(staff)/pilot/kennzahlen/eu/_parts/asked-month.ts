import { noteExport } from "#lib/auth/commands/note-read.ts";
import { findActor } from "#lib/auth/queries/session.ts";
import { getEuMonth } from "#lib/pilot/eu/queries/get-eu-month.ts";
import type { EuSource } from "#lib/pilot/eu/rules/eu-month.ts";
import { now } from "#lib/runtime/clock.ts";
import { addMonths, type Month, monthOf, parseMonth } from "#lib/text/month.ts";
import { civilDateOf } from "#lib/time.ts";

/** The month in the address, else the last whole one, as this account may see it; or the answer that says why not. */
export async function askedMonth(
	request: Request,
): Promise<{ month: Month; sources: readonly EuSource[] } | Response> {
	const actor = await findActor();
	if (!actor) return new Response(null, { status: 401 });
	const at = now();
	const wanted = new URL(request.url).searchParams.get("monat") ?? "";
	const month = parseMonth(wanted) ?? addMonths(monthOf(civilDateOf(at)), -1);
	const found = await getEuMonth(actor, month, at);
	if (!found.ok) return new Response(null, { status: 403 });
	await noteExport(actor, "eu", at);
	return { month, sources: found.value };
}

export function fileHeaders(type: string, name: string) {
	return {
		"content-type": `${type}; charset=utf-8`,
		"content-disposition": `attachment; filename="${name}"`,
		"cache-control": "no-store",
	};
}

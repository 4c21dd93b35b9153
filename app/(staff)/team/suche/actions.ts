"use server";

import { requireActor } from "#lib/auth/queries/session.ts";
import { parseSought } from "#lib/booking/rules/search.ts";
import { searchAppointments } from "#lib/booking/staff/queries/search.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { listWalkInsWithTicket } from "#lib/queue/arrival/queries/list-with-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { sentNumber } from "../_form/sent.ts";
import { inWords, walkInsInWords } from "./_parts/in-words.ts";
import type { SearchState } from "./_parts/search-state.ts";

/** What is looked for is about people: it is posted, and never stands in an address. */
export async function searchAction(
	_: SearchState,
	form: FormData,
): Promise<SearchState> {
	const actor = await requireActor();
	const text = sentText(form, "suche").slice(0, 200);
	const past = form.has("frueher");
	const page = sentNumber(form, "seite");
	const at = now();
	const found = await searchAppointments(actor, { text, past, page, now: at });
	const asked = { text, past, page };
	if (!found.ok)
		return { ...asked, error: found.error, hits: [], hasMore: false };
	const { hits, hasMore } = found.value;
	const sought = parseSought(text);
	const walkIns =
		sought?.by === "ticket" && !past
			? await listWalkInsWithTicket(actor, sought.ticket, at)
			: null;
	const catalog = await getCatalog("de");
	return {
		...asked,
		error: null,
		hits: [
			...(walkIns?.ok
				? await walkInsInWords(walkIns.value, actor, catalog, at)
				: []),
			...(await inWords(hits, catalog)),
		],
		hasMore,
	};
}

import {
	firstOf,
	type SearchParams,
} from "#app/(staff)/_parts/search-params.ts";
import type { AuditView } from "#lib/paths/staff.ts";

/** The filter as it stands in the address. */
export function askedView(asked: SearchParams): AuditView {
	return {
		person: firstOf(asked.person),
		station: firstOf(asked.ort),
		action: firstOf(asked.was),
		from: firstOf(asked.von),
		until: firstOf(asked.bis),
		before: firstOf(asked.vor) || undefined,
	};
}

import type { Option, Place } from "./call.ts";

/** Options of a list that are read out together: nobody remembers more. */
const PAGE = 6;

/** A page of a list; the last one where the list has become shorter meanwhile. */
export function listPlace(
	at: "service" | "station",
	all: readonly Option[],
	wanted: number,
): Place {
	const last = Math.max(0, Math.ceil(all.length / PAGE) - 1);
	const page = Math.min(wanted, last);
	const options = all.slice(page * PAGE, (page + 1) * PAGE);
	return { at, options, page, hasMore: page < last };
}

import { PLACE_PARAMETER } from "#lib/crowd/rules/way.ts";
import { withoutLanguage } from "#lib/paths/page-language.ts";

/** What an answer of the server counts as, and at which station; null: it is not counted. */
export interface CountedAnswer {
	what: "page-service" | "page-place" | "page-time" | "error";
	/** Slug; null: none chosen. */
	station: string | null;
}

const PAGES: Readonly<Record<string, CountedAnswer["what"]>> = {
	"/termine": "page-service",
	"/termine/ort": "page-place",
	"/termine/zeit": "page-time",
};

/** What says so itself, and asks for pages nobody looks at. */
const ROBOT = /bot|crawl|spider|slurp|preview|monitor|uptime|curl|wget/i;

/**
 * Pages of a booking that were opened, and failures of ours. Of the address only the page and the station are looked
 * at; who asked is not.
 */
export function countedAnswer({
	method,
	address,
	status,
	browser,
}: {
	method: string;
	address: string;
	status: number;
	/** As it calls itself. */
	browser: string;
}): CountedAnswer | null {
	if (status >= 500) return { what: "error", station: null };
	if (method !== "GET" || status !== 200 || ROBOT.test(browser)) return null;
	const url = URL.parse(address, "http://own.invalid");
	if (!url) return null;
	const path = withoutLanguage(url.pathname);
	// The page of the online waiting room stands at the address that somebody waits for.
	if (url.searchParams.has(PLACE_PARAMETER)) return null;
	const what = PAGES[path.replace(/\/$/, "")];
	if (!what) return null;
	const station = url.searchParams.get("ort") ?? "";
	return {
		what,
		station:
			what === "page-time" && /^[a-z\d-]{1,60}$/.test(station) ? station : null,
	};
}

import { findDeskCalendar } from "#lib/booking/staff/queries/desk-feeds.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";

export const dynamic = "force-dynamic";

/** GET /api/kalender/<desk>-<secret>.ics: a desk's calendar, for the program of whoever works there. */
export async function GET(
	_: Request,
	{ params }: { params: Promise<{ file: string }> },
): Promise<Response> {
	const { file } = await params;
	const { hostname } = new URL(env().baseUrl);
	const calendar = await findDeskCalendar(file, hostname, now());
	if (calendar === null)
		return new Response(null, {
			status: 404,
			headers: { "cache-control": "no-store" },
		});
	return new Response(calendar, {
		headers: {
			"content-type": "text/calendar; charset=utf-8",
			"cache-control": "private, no-cache",
			"x-robots-tag": "noindex",
		},
	});
}

import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries.ts";
import { now } from "#lib/clock.ts";
import { defaultLocale } from "#lib/locale.ts";
import { streamOf } from "#lib/queue/streams.ts";
import { findListener } from "./watchers.ts";

export const dynamic = "force-dynamic";

/** Word of every change in a station's queue, as server-sent events (lib/queue/streams.ts). */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ station: string }> },
): Promise<Response> {
	const { station: slug } = await params;
	const station = findStation(await getCatalog(defaultLocale), slug);
	if (!station) return refused(404);
	const listener = await findListener(request, station.id);
	if (!listener) return refused(403);
	const stream = streamOf(listener, request.signal, now);
	if (!stream) return refused(429);
	return new Response(stream, {
		headers: {
			"content-type": "text/event-stream; charset=utf-8",
			// Compressed, an event would wait for the next ones.
			"cache-control": "no-store, no-transform",
			"x-accel-buffering": "no",
		},
	});
}

/** EventSource shows nobody a text. */
const refused = (status: number) =>
	new Response(null, { status, headers: { "cache-control": "no-store" } });

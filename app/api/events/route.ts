import { streamOf } from "#lib/queue/live/queries/streams.ts";
import { now } from "#lib/runtime/clock.ts";
import { findListener } from "./_parts/watchers.ts";

export const dynamic = "force-dynamic";

/** So many tabs of one browser with something different each share a stream; more is nobody's browser. */
const MOST_TOPICS = 20;

/**
 * Word of every change in the queues that a browser's tabs show, as server-sent events (lib/queue/live/queries/streams.ts). Each
 * `an` is one of them; whichever whoever asks may not hear of is named as refused, the others go on.
 */
export async function GET(request: Request): Promise<Response> {
	const topics = [...new Set(new URL(request.url).searchParams.getAll("an"))];
	if (topics.length === 0 || topics.length > MOST_TOPICS) return refused(400);
	const found = await Promise.all(topics.map(findListener));
	const listeners = found.filter((one) => one !== null);
	if (listeners.length === 0) return refused(403);
	const others = topics.filter((_, index) => found[index] === null);
	const stream = streamOf(listeners, others, request.signal, now);
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

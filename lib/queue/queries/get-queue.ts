import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";
import type { QueueView } from "../visit.ts";

/** One station's queue with all that its staff may know. */
export async function getQueue(
	_actor: Actor,
	_stationId: number,
	_now: Temporal.Instant,
): Promise<Result<QueueView, "forbidden">> {
	throw new Error("not built yet");
}

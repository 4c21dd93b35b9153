import "server-only";
import type { Result } from "#lib/result.ts";

/** not-now: already called, the desk has to know. */
export type LeaveRefusal = "unknown-visit" | "not-now" | "busy";

/** Somebody who waits gives their place away, by the link of their number. Doing it again is no error. */
export async function leaveQueue(_input: {
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, LeaveRefusal>> {
	throw new Error("not built yet");
}

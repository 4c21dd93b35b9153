import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

export type EndAlarmRefusal = "forbidden" | "unknown-alarm" | "busy";

/** Ending it twice is no error. */
export async function endAlarm(
	_actor: Actor,
	_input: { alarmId: number; now: Temporal.Instant },
): Promise<Result<null, EndAlarmRefusal>> {
	throw new Error("not built yet");
}

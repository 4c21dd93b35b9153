import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

export type AlarmRefusal = "forbidden" | "unknown-desk" | "busy";

/** Alerts all colleagues at the station. Pressed twice it is one alarm. */
export async function raiseAlarm(
	_actor: Actor,
	_input: { deskId: number; now: Temporal.Instant },
): Promise<Result<null, AlarmRefusal>> {
	throw new Error("not built yet");
}

import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

import type { WalkInMode } from "../visit.ts";

/** Staff have the last word on whether walk-ins still get tickets today. */
export async function steerWalkIns(
	_actor: Actor,
	_input: { stationId: number; mode: WalkInMode; now: Temporal.Instant },
): Promise<Result<null, "forbidden" | "busy">> {
	throw new Error("not built yet");
}

import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import type { Result } from "#lib/result.ts";

import type { CheckIn } from "../check-in.ts";
import type { Kiosk } from "../kiosk.ts";
import type { Minute } from "#lib/time.ts";

export type CheckInRefusal = "forbidden" | "unknown-appointment" | "busy";

/** By Terminnummer (the QR code holds nothing else) or by the row of a list. */
export async function checkIn(
	_actor: Actor,
	_input: {
		stationId: number;
		who: { reference: string } | { appointmentId: string };
		now: Temporal.Instant;
	},
): Promise<Result<CheckIn, CheckInRefusal>> {
	throw new Error("not built yet");
}

/** By Terminnummer, or by name and time: a kiosk never lists people. */
export async function checkInAtKiosk(
	_kiosk: Kiosk,
	_input: {
		who: { reference: string } | { name: string; start: Minute };
		now: Temporal.Instant;
	},
): Promise<Result<CheckIn, Exclude<CheckInRefusal, "forbidden">>> {
	throw new Error("not built yet");
}

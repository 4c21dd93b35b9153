import "server-only";
import { secondsUntilPin } from "#lib/booking/commands/try-pin.ts";
import { secondsUntilMinutes } from "#lib/booking/limits/commands/minutes-again.ts";
import { clientOfProgram } from "#lib/booking/limits/rules/program.ts";
import type { Caller } from "#lib/programs/programs.ts";

/**
 * After how many seconds a program that its own limit has refused is let in again, as that limit counts; null: the
 * refusal is about something else, or no waiting helps.
 */
export async function secondsUntil(
	caller: Pick<Caller, "id">,
	refusal: string,
	now: Temporal.Instant,
): Promise<number | null> {
	const client = clientOfProgram(caller);
	switch (refusal) {
		case "must-wait":
			return secondsUntilMinutes(client, now);
		case "too-many-tries":
			return secondsUntilPin(client, now);
		default:
			return null;
	}
}

import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";
import { readScreen, type Screen } from "#lib/staff/rules/screen.ts";

/**
 * How the actor wants the page of the day from now on, on each machine. It is their own: nobody else sees it, and the
 * audit does not say how somebody likes to read.
 */
export function setScreen(
	actor: Actor,
	{
		density,
		hidden,
		now,
	}: {
		/** As a form sent them. */
		density: string;
		hidden: readonly string[];
		now: Temporal.Instant;
	},
): Promise<Result<Screen, "forbidden" | "busy">> {
	return orBusy<Screen, "forbidden" | "busy">(async () => {
		const allowed = await authorise(actor, "day:read", null, now);
		if (!allowed.ok) return allowed;
		const screen = readScreen({ density, hidden });
		return write<Screen, never>(async (tx) => {
			await tx.user.update({
				where: { id: actor.userId },
				data: {
					screenDensity: screen.density,
					screenHidden: [...screen.hidden],
				},
				select: { id: true },
			});
			return ok(screen);
		});
	});
}

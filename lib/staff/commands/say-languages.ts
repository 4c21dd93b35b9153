import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { languages } from "#lib/city/city.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result } from "#lib/result.ts";
import { isGerman } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";

/** Which languages of this city's pages somebody may say that they speak; German they all do. */
export const spokenChoices = (): Locale[] =>
	languages().filter((language) => !isGerman(language));

/**
 * Notes which languages the actor speaks: whoever agreed may then be called by them first, where the station wants that
 * (lib/queue/order/rules/tongues.ts). Only about oneself, so that it asks for no permission.
 * @param spoken what is no language of this city is left out
 */
export function sayLanguages(
	actor: Actor,
	{ spoken, now }: { spoken: readonly string[]; now: Temporal.Instant },
): Promise<Result<null, "busy">> {
	return orBusy<null, "busy">(() =>
		write<null, never>(async (tx) => {
			const known = spokenChoices().filter((one) => spoken.includes(one));
			await tx.user.update({
				where: { id: actor.userId },
				data: { languages: known },
				select: { id: true },
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "user:languages",
					subject: `user ${actor.userId}`,
					detail: { languages: known },
				},
				now,
			);
			return ok(null);
		}),
	);
}

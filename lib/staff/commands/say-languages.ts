import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { languages } from "#lib/city/city.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { worksAt } from "#lib/staff/queries/find-spoken.ts";
import { isGerman } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { isUuid } from "#lib/uuid.ts";

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
			const known = knownOf(spoken);
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

const knownOf = (spoken: readonly string[]): Locale[] =>
	spokenChoices().filter((one) => spoken.includes(one));

/**
 * The lead of a station notes what somebody who works there speaks; that person reads it on their own page, and changes it.
 * @param spoken what is no language of this city is left out
 */
export function noteLanguages(
	actor: Actor,
	input: {
		/** As a form sent it. */
		userId: string;
		stationId: number;
		spoken: readonly string[];
		now: Temporal.Instant;
	},
): Promise<Result<null, "forbidden" | "unknown-account" | "busy">> {
	type Refusal = "forbidden" | "unknown-account";
	return orBusy<null, Refusal | "busy">(async () => {
		const { userId, stationId, now } = input;
		const may = await authorise(actor, "language:write", stationId, now);
		if (!may.ok) return may;
		if (!isUuid(userId)) return refuse("unknown-account");
		return write<null, Refusal>(async (tx) => {
			const known = knownOf(input.spoken);
			// One statement: whoever has left the station meanwhile is not theirs to describe.
			const { count } = await tx.user.updateMany({
				where: { id: userId, ...worksAt(stationId) },
				data: { languages: known },
			});
			if (count === 0) return refuse("unknown-account");
			await record(
				tx,
				{
					userId: actor.userId,
					stationId,
					action: "user:languages-of",
					subject: `user ${userId}`,
					detail: { languages: known },
				},
				now,
			);
			return ok(null);
		});
	});
}

import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { worksAt } from "#lib/staff/queries/find-spoken.ts";
import { readSpoken, spokenMark } from "#lib/staff/rules/spoken.ts";
import { isUuid } from "#lib/uuid.ts";

interface Said {
	/** As a form sent it; what is no language of this city is left out. */
	spoken: readonly string[];
	/** What the form showed before (`spokenMark`): nobody overwrites what somebody else has noted meanwhile. */
	shown: string;
	now: Temporal.Instant;
}

/**
 * Notes which languages the actor speaks: whoever agreed may then be called by them first, where the station wants that
 * (lib/queue/order/rules/tongues.ts). Only about oneself, so that it asks for no permission.
 */
export function sayLanguages(
	actor: Actor,
	said: Said,
): Promise<Result<null, "unknown-account" | "changed" | "busy">> {
	return write<null, "unknown-account" | "changed">((tx) =>
		note(tx, actor, { ...said, userId: actor.userId, stationId: null }),
	);
}

/** The lead of a station notes what somebody who works there speaks; that person reads it on their own page, and changes it. */
export function noteLanguages(
	actor: Actor,
	input: Said & {
		/** As a form sent it. */
		userId: string;
		stationId: number;
	},
): Promise<Result<null, "forbidden" | "unknown-account" | "changed" | "busy">> {
	type Refusal = "forbidden" | "unknown-account" | "changed";
	return orBusy<null, Refusal | "busy">(async () => {
		const { userId, stationId, now } = input;
		const may = await authorise(actor, "language:write", stationId, now);
		if (!may.ok) return may;
		if (!isUuid(userId)) return refuse("unknown-account");
		return write<null, Refusal>((tx) => note(tx, actor, input));
	});
}

async function note(
	tx: Tx,
	actor: Actor,
	input: Said & {
		userId: string;
		/** Null: about oneself. */
		stationId: number | null;
	},
): Promise<Result<null, "unknown-account" | "changed">> {
	const { userId, stationId, shown, now } = input;
	// One after another: what is read here is what is shown to whoever saves next.
	await lockKey(tx, `languages ${userId}`);
	const account = await tx.user.findFirst({
		where: { id: userId, ...(stationId === null ? {} : worksAt(stationId)) },
		select: { languages: true },
	});
	// Whoever has left the station meanwhile is not theirs to describe.
	if (!account) return refuse("unknown-account");
	const languages = readSpoken(input.spoken, account.languages);
	// Sent twice, or said by both alike.
	if (spokenMark(languages) === spokenMark(account.languages)) return ok(null);
	if (spokenMark(account.languages) !== shown) return refuse("changed");
	const { count } = await tx.user.updateMany({
		where: { id: userId, ...(stationId === null ? {} : worksAt(stationId)) },
		data: { languages },
	});
	if (count === 0) return refuse("unknown-account");
	// Who is next at their desk may be somebody else by now.
	await tx.$executeRaw`
		SELECT pg_notify('queue', d.station_id::text)
		FROM desk_presence p JOIN desk d ON d.id = p.desk_id WHERE p.user_id = ${userId}::uuid`;
	await record(
		tx,
		{
			userId: actor.userId,
			stationId,
			action: stationId === null ? "user:languages" : "user:languages-of",
			subject: `user ${userId}`,
			detail: { languages },
		},
		now,
	);
	return ok(null);
}

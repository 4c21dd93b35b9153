import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { shippedIn } from "#lib/translation/queries/shipped-texts.ts";

export type ReviewRefusal = "unknown-room" | "forbidden" | "busy";

/**
 * Notes that somebody who speaks the language has read a room of it, or all of them, or that nobody has after all. Once
 * all rooms are read, its pages no longer say that they were translated by a machine.
 */
export function reviewTexts(
	actor: Actor,
	input: {
		locale: Locale;
		/** Null: the whole language. */
		room: string | null;
		isRead: boolean;
		now: Temporal.Instant;
	},
): Promise<Result<null, ReviewRefusal>> {
	return orBusy<null, ReviewRefusal>(async () => {
		const { locale, room, isRead, now } = input;
		const may = await authorise(actor, "city:write", null, now);
		if (!may.ok) return may;
		const rooms = [...shippedIn(locale).rooms].filter(
			([name]) => room === null || name === room,
		);
		if (locale === defaultLocale || rooms.length === 0)
			return refuse("unknown-room");
		return write<null, ReviewRefusal>(async (tx) => {
			await lockKey(tx, `review of ${locale}`);
			await tx.textReview.deleteMany({
				where: { locale, room: { in: rooms.map(([name]) => name) } },
			});
			if (isRead)
				await tx.textReview.createMany({
					data: rooms.map(([name, checksum]) => ({
						locale,
						room: name,
						checksum,
						userId: actor.userId,
						at: toDbInstant(now),
					})),
				});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "text:review",
					subject: `text ${locale}${room === null ? "" : ` ${room}`}`,
					detail: { read: isRead },
				},
				now,
			);
			return ok(null);
		});
	});
}

import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";
import { fits, roomOf } from "#lib/translation/rules/flat-texts.ts";
import type {
	RoomLine,
	TextFilter,
	TextLine,
} from "#lib/translation/translation.ts";
import { lastCorrections, lineOf } from "./corrections.ts";
import { shippedIn } from "./shipped-texts.ts";

interface Texts {
	/** At most as many as were asked for, as the rooms have them. */
	lines: TextLine[];
	/** How many there are. */
	count: number;
	outdated: number;
	rooms: RoomLine[];
}

/** The texts of a language beside the German ones. */
export async function listTexts(
	actor: Actor,
	filter: TextFilter,
	limit: number,
	now: Temporal.Instant,
): Promise<Result<Texts, "forbidden">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const { locale } = filter;
	const last = await lastCorrections(locale);
	const all = [...shippedIn(locale).texts.keys()].flatMap(
		(key) => lineOf(locale, key, last.get(key)) ?? [],
	);
	const found = all.filter((line) => fits(line, filter));
	return ok({
		lines: found.slice(0, limit),
		count: found.length,
		outdated: all.filter(({ correction }) => correction === "outdated").length,
		rooms: await listRooms(filter, all),
	});
}

async function listRooms(
	{ locale }: TextFilter,
	all: readonly TextLine[],
): Promise<RoomLine[]> {
	const { rooms, isReviewed } = shippedIn(locale);
	const read = await db().textReview.findMany({
		where: { locale },
		select: { room: true, checksum: true },
	});
	return [...rooms].map(([room, checksum]) => {
		const review = read.find((one) => one.room === room);
		return {
			room,
			texts: all.filter(({ key }) => roomOf(key) === room).length,
			review:
				isReviewed || review?.checksum === checksum
					? "read"
					: review
						? "changed"
						: "none",
		};
	});
}

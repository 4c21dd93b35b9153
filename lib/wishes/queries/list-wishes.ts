import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { parseReference } from "#lib/text/reference.ts";
import type { StaffWish } from "#lib/wishes/wishes.ts";
import {
	addressOf,
	WHOLE_WISH,
	type WishRow,
	wishViewForStaff,
} from "./rows.ts";
import { readWishSettings } from "./settings.ts";

/** A list that nobody reads to its end helps nobody. */
const MOST = 500;

/**
 * Wishes that wait and could come to this station, who waits longest first. Null: those of all stations, for whoever
 * works for all.
 */
export async function listWishesForStaff(
	actor: Actor,
	stationId: number | null,
	now: Temporal.Instant,
): Promise<Result<StaffWish[], "forbidden">> {
	const may = await authorise(actor, "appointment:find", stationId, now);
	if (!may.ok) return may;
	const stationIds =
		stationId !== null
			? [stationId]
			: mayEverywhere(actor, "appointment:find")
				? null
				: [...actor.stationIds];
	const rows = await db().wish.findMany({
		where: {
			endedAt: null,
			...(stationIds && {
				OR: [
					{ stationIds: { isEmpty: true } },
					{ stationIds: { hasSome: stationIds } },
				],
			}),
		},
		include: {
			...WHOLE_WISH,
			messages: {
				where: { kind: "wish-offer", status: { in: ["failed", "bounced"] } },
				select: { sequence: true },
			},
		},
		orderBy: [{ createdAt: "asc" }, { id: "asc" }],
		take: MOST,
	});
	const catalog = await getCatalog(defaultLocale, now);
	const { urgentNeedsProof } = await readWishSettings(db());
	return ok(
		rows.map((row) => {
			const wish = wishViewForStaff(row, catalog, now);
			const openOffer =
				wish.offers.find(({ state }) => state === "open") ?? null;
			return {
				...wish,
				waitsForProof:
					wish.urgent !== null && wish.proofSeenAt === null && urgentNeedsProof,
				openOffer,
				toCall:
					openOffer !== null &&
					(addressOf(row) === null ||
						row.messages.some(
							({ sequence }) => sequence === openOffer.sequence,
						)),
			};
		}),
	);
}

/** Whether somebody of the staff may see and change this wish: it could come to a house where they work. */
export async function findWishForStaff(
	actor: Actor,
	wishId: string,
	permission: "appointment:find" | "appointment:book",
	now: Temporal.Instant,
): Promise<Result<WishRow, "forbidden" | "unknown-wish">> {
	const row = UUID.test(wishId)
		? await db().wish.findUnique({ where: { id: wishId }, include: WHOLE_WISH })
		: null;
	if (!row) return refuse("unknown-wish");
	const own = row.stationIds.find((id) => actor.stationIds.includes(id));
	const where = own ?? row.stationIds[0] ?? null;
	const may = await authorise(actor, permission, where, now);
	return may.ok ? ok(row) : may;
}

/** Whoever calls or comes tells the number: of a wish that waits, and of one that has ended, as by a draw. */
export async function findWishByNumber(
	actor: Actor,
	typed: string,
	now: Temporal.Instant,
): Promise<Result<{ id: string }, "forbidden" | "unknown-wish">> {
	const reference = parseReference(typed);
	const known =
		reference === null
			? null
			: await db().wish.findUnique({
					where: { reference },
					select: { id: true },
				});
	return known
		? findWishForStaff(actor, known.id, "appointment:find", now)
		: refuse("unknown-wish");
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

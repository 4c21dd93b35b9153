import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { ok, type Result } from "#lib/result.ts";

/** Which languages the actor has said that they speak. Only about oneself, so that it asks for no permission. */
export async function findSpoken(actor: Actor): Promise<string[]> {
	const { languages } = await db().user.findUniqueOrThrow({
		where: { id: actor.userId },
		select: { languages: true },
	});
	return languages;
}

/** Open accounts of a station. */
export const worksAt = (stationId: number): Prisma.UserWhereInput => ({
	active: true,
	stations: { some: { stationId } },
});

export interface Speaker {
	userId: string;
	name: string;
	languages: readonly string[];
}

/** Who works at a station and what they speak besides German, by name. */
export async function listSpeakers(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<Speaker[], "forbidden">> {
	const may = await authorise(actor, "language:write", stationId, now);
	if (!may.ok) return may;
	const rows = await db().user.findMany({
		where: worksAt(stationId),
		select: { id: true, name: true, languages: true },
		orderBy: [{ name: "asc" }, { id: "asc" }],
	});
	return ok(
		rows.map(({ id, name, languages }) => ({ userId: id, name, languages })),
	);
}

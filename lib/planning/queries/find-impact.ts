import "server-only";
import type { Actor } from "#lib/auth/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result } from "#lib/result.ts";
import { authoriseChange } from "../commands/authorise-change.ts";
import { callReason } from "../decision.ts";
import { readHouses, readLosses } from "../facts.ts";
import { type Affected, waysOn } from "../impact.ts";
import type { PlacedChange } from "../plan.ts";

/** Somebody who loses their desk, as the page shows them before anything is saved. */
export interface AffectedPerson extends Affected {
	/** Null once the contact is erased. */
	name: string | null;
	phone: string | null;
	ticket: string | null;
	desk: string;
	/** Name of the other desk. */
	otherDesk: string | null;
	services: readonly { serviceId: number; quantity: number }[];
	/** Why a mail is not enough; null: it is. */
	call: ReturnType<typeof callReason>;
}

export interface Impact {
	/** To be sent along with the change: who saves on an older plan is told so. */
	version: number;
	affected: readonly AffectedPerson[];
}

/** What a change would do, without a lock; saving looks again. */
export async function findImpact(
	actor: Actor,
	placed: PlacedChange,
	now: Temporal.Instant,
): Promise<Result<Impact, "forbidden">> {
	const may = await authoriseChange(actor, placed, now);
	if (!may.ok) return may;
	const { stationId } = placed;
	const { version } =
		stationId === null
			? await db().city.findUniqueOrThrow({ where: { id: 1 } })
			: await db().station.findUniqueOrThrow({ where: { id: stationId } });
	const losses = await readLosses(db(), placed, now);
	const houses = await readHouses(db(), losses, placed, now);
	const affected = waysOn(losses.lost, losses.days, houses, now);
	const rows = await db().appointment.findMany({
		where: { id: { in: affected.map(({ id }) => id) } },
		include: {
			contact: true,
			services: true,
			desk: { select: { name: true } },
		},
	});
	const byId = new Map(rows.map((row) => [row.id, row]));
	const desks = await db().desk.findMany({
		where: { stationId: { in: affected.map((one) => one.stationId) } },
		select: { id: true, name: true },
	});
	const deskName = new Map(desks.map(({ id, name }) => [id, name]));
	return ok({
		version,
		affected: affected.map((one) => {
			const row = byId.get(one.id);
			return {
				...one,
				name: row?.contact?.name ?? null,
				phone: row?.contact?.phone ?? null,
				ticket: row?.ticket ?? null,
				desk: row?.desk.name ?? "",
				otherDesk:
					one.otherDeskId === null
						? null
						: (deskName.get(one.otherDeskId) ?? ""),
				services: (row?.services ?? []).map(({ serviceId, quantity }) => ({
					serviceId,
					quantity,
				})),
				call: callReason(one, now),
			};
		}),
	});
}

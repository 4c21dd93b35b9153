import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { UNDO_HOURS, UUID } from "#lib/collection/queries/list-collections.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

/** What one press does with a document that lies ready, or that was just handed out. */
export const COLLECTION_STEPS = [
	"hand-out",
	"withdraw",
	"told",
	"undo",
] as const;
export type CollectionStep = (typeof COLLECTION_STEPS)[number];

export type StepRefusal =
	| "forbidden"
	| "unknown-collection"
	/** Somebody else has changed it since it was shown. */
	| "changed"
	/** It was erased, or is too long ago to be taken back. */
	| "too-late"
	| "busy";

/**
 * Hands a document out, takes it from the list as a mistake, notes that the person was told by phone, or takes an end
 * back. Of two clerks who press at once one does it, and the other reads what has become of it.
 */
export function stepCollection(
	actor: Actor,
	input: {
		id: string;
		step: CollectionStep;
		/** As it was shown. */
		version: number;
		now: Temporal.Instant;
	},
): Promise<Result<{ number: number }, StepRefusal>> {
	return orBusy<{ number: number }, StepRefusal>(async () => {
		const { id, step, version, now } = input;
		const row = await find(db(), id);
		if (!row) return refuse("unknown-collection");
		const may = await authorise(actor, "visit:register", row.stationId, now);
		if (!may.ok) return may;
		return write<{ number: number }, StepRefusal>(async (tx) => {
			// One statement decides: of two who saw the same, the second one finds another version.
			const take = async (
				where: Prisma.CollectionWhereInput,
				data: Prisma.CollectionUpdateManyMutationInput,
			) =>
				(
					await tx.collection.updateMany({
						where: { id, version, ...where },
						data: { ...data, version: { increment: 1 } },
					})
				).count;
			const count =
				step === "undo"
					? (await take(endedSince(now), REOPENED)) ||
						// Ready anew: otherwise the next sweep would end it once more.
						(await take(NOT_FETCHED, {
							...REOPENED,
							readyAt: toDbInstant(now),
						}))
					: await take(READY, changeOf(step, now));
			if (count === 0) return refuse(await why(tx, id, step, version));
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: row.stationId,
					action: `collection:${step}`,
					subject: `collection ${row.number}`,
				},
				now,
			);
			return ok({ number: row.number });
		});
	});
}

const READY = { endedAt: null } as const;
/** What is erased cannot be fetched any more: nobody knows for whom it was. */
const KNOWN = { contact: { isNot: null } } as const;
const NOT_FETCHED = { endedHow: "not-fetched", ...KNOWN } as const;
const REOPENED = { endedAt: null, endedHow: null } as const;

/** What somebody pressed by mistake just now. */
const endedSince = (now: Temporal.Instant): Prisma.CollectionWhereInput => ({
	endedAt: { gt: toDbInstant(now.subtract({ hours: UNDO_HOURS })) },
	endedHow: { not: "not-fetched" },
	...KNOWN,
});

function changeOf(
	step: Exclude<CollectionStep, "undo">,
	now: Temporal.Instant,
): Prisma.CollectionUpdateManyMutationInput {
	const at = toDbInstant(now);
	switch (step) {
		case "hand-out":
			return { endedAt: at, endedHow: "handed-out" };
		case "withdraw":
			return { endedAt: at, endedHow: "withdrawn" };
		case "told":
			return { toldAt: at };
	}
}

async function why(
	tx: Tx,
	id: string,
	step: CollectionStep,
	version: number,
): Promise<"changed" | "too-late" | "unknown-collection"> {
	const row = await tx.collection.findUnique({ where: { id } });
	if (!row) return "unknown-collection";
	return step === "undo" && row.version === version && row.endedAt !== null
		? "too-late"
		: "changed";
}

async function find(client: Db | Tx, id: string) {
	return UUID.test(id)
		? await client.collection.findUnique({
				where: { id },
				select: { stationId: true, number: true },
			})
		: null;
}

import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { UUID } from "#lib/collection/queries/list-collections.ts";
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
			const { count } = await tx.collection.updateMany({
				where: { id, version, ...STATE[step] },
				data: { ...changeOf(step, now), version: { increment: 1 } },
			});
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
const STATE: Readonly<Record<CollectionStep, Prisma.CollectionWhereInput>> = {
	"hand-out": READY,
	withdraw: READY,
	told: READY,
	undo: { endedAt: { not: null }, contact: { isNot: null } },
};

function changeOf(
	step: CollectionStep,
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
		case "undo":
			return { endedAt: null, endedHow: null };
	}
}

async function why(
	tx: Tx,
	id: string,
	step: CollectionStep,
	version: number,
): Promise<"changed" | "too-late" | "unknown-collection"> {
	const row = await tx.collection.findUnique({
		where: { id },
		include: { contact: { select: { collectionId: true } } },
	});
	if (!row) return "unknown-collection";
	return step === "undo" && row.version === version && !row.contact
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

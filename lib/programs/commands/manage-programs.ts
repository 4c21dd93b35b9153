import "server-only";
import { randomBytes } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { programSecretHash } from "#lib/auth/secrets/secrets.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import type { Credentials } from "#lib/programs/programs.ts";
import {
	agreedWith,
	WITH_STATIONS,
} from "#lib/programs/queries/list-programs.ts";
import {
	type Agreement,
	agreementMark,
} from "#lib/programs/rules/program-form.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type Refusal = "forbidden" | "busy";

/** Registers a program. Its secret is in the answer and nowhere else. */
export async function addProgram(
	actor: Actor,
	{ agreement, now }: { agreement: Agreement; now: Temporal.Instant },
): Promise<Result<Credentials, Refusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const clientId = randomBytes(12).toString("base64url");
	const { secret, ...stored } = newSecret(clientId, now);
	return write<Credentials, Refusal>(async (tx) => {
		const { stations, scopes, ...plain } = agreement;
		const ids = stations === "all" ? [] : await idsOf(tx, stations);
		const { id } = await tx.program.create({
			data: {
				...plain,
				...stored,
				clientId,
				scopes: [...scopes],
				everywhere: stations === "all",
				createdAt: toDbInstant(now),
				stations: { create: ids.map((stationId) => ({ stationId })) },
			},
		});
		await note(tx, actor, "added", id, now, { agreement, ids });
		return ok({ clientId, secret });
	});
}

/** What it may do from now on, also with the tokens it has. */
export async function changeProgram(
	actor: Actor,
	{
		id,
		agreement,
		shown,
		now,
	}: {
		id: number;
		agreement: Agreement;
		/** As the form showed it: who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, Refusal | "changed" | "unknown-program">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal | "changed" | "unknown-program">(async (tx) => {
		const before = await lockProgram(tx, id);
		if (!before) return refuse("unknown-program");
		const mark = agreementMark(agreedWith(before));
		if (mark === agreementMark(agreement)) return ok(null);
		if (mark !== shown) return refuse("changed");
		const { stations, scopes, ...plain } = agreement;
		const ids = stations === "all" ? [] : await idsOf(tx, stations);
		await tx.program.update({
			where: { id },
			data: {
				...plain,
				scopes: [...scopes],
				everywhere: stations === "all",
				stations: {
					deleteMany: {},
					create: ids.map((stationId) => ({ stationId })),
				},
			},
		});
		await note(tx, actor, "changed", id, now, { agreement, ids });
		return ok(null);
	});
}

/**
 * Off: the next request with any of its tokens is refused, and they stay so when it is switched on again. What was booked
 * stays. Doing it twice is no error.
 */
export async function switchProgram(
	actor: Actor,
	{ id, on, now }: { id: number; on: boolean; now: Temporal.Instant },
): Promise<Result<null, Refusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal>(async (tx) => {
		const { count } = await tx.program.updateMany({
			where: { id, offAt: on ? { not: null } : null },
			data: on
				? { offAt: null }
				: { offAt: toDbInstant(now), secretVersion: { increment: 1 } },
		});
		if (count > 0) await note(tx, actor, on ? "on" : "off", id, now);
		return ok(null);
	});
}

/** From now on the old secret and all tokens given for it open nothing. */
export async function renewSecret(
	actor: Actor,
	{ id, now }: { id: number; now: Temporal.Instant },
): Promise<Result<Credentials, Refusal | "unknown-program">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<Credentials, Refusal | "unknown-program">(async (tx) => {
		const found = await lockProgram(tx, id);
		if (!found) return refuse("unknown-program");
		const { clientId } = found;
		const { secret, ...stored } = newSecret(clientId, now);
		await tx.program.update({
			where: { id },
			data: { ...stored, secretVersion: { increment: 1 } },
		});
		await note(tx, actor, "secret", id, now);
		return ok({ clientId, secret });
	});
}

/** 256 random bits. */
function newSecret(clientId: string, now: Temporal.Instant) {
	const secret = randomBytes(32).toString("base64url");
	const secretHash = programSecretHash(clientId, secret);
	return { secret, secretHash, secretAt: toDbInstant(now) };
}

async function lockProgram(tx: Tx, id: number) {
	await lockKey(tx, `program ${id}`);
	return tx.program.findUnique({ where: { id }, include: WITH_STATIONS });
}

/** Of those stations that there are. */
async function idsOf(tx: Tx, slugs: readonly string[]): Promise<number[]> {
	const found = await tx.station.findMany({
		where: { slug: { in: [...slugs] } },
		select: { id: true },
	});
	return found.map(({ id }) => id);
}

function note(
	tx: Tx,
	actor: Actor,
	verb: "added" | "changed" | "off" | "on" | "secret",
	id: number,
	now: Temporal.Instant,
	agreed?: { agreement: Agreement; ids: readonly number[] },
): Promise<void> {
	return record(
		tx,
		{
			userId: actor.userId,
			stationId: null,
			action: `program:${verb}`,
			subject: `program ${id}`,
			...(agreed ? { detail: detailOf(agreed) } : {}),
		},
		now,
	);
}

/** All but whom one writes to. */
function detailOf({
	agreement: { contactEmail: _, scopes, stations, ...rest },
	ids,
}: {
	agreement: Agreement;
	ids: readonly number[];
}) {
	const where =
		stations === "all" ? { everywhere: true } : { stations: [...ids] };
	return { ...rest, scopes: [...scopes], ...where };
}

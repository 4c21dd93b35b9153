import "server-only";
import { createHash } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { putStations } from "#lib/auth/commands/put-stations.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { inTransaction, orBusy } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import {
	type Existing,
	type ImportRow,
	planImport,
} from "#lib/staff/rules/import.ts";
import { invite } from "./invite-user.ts";

type Step = ReturnType<typeof planImport>[number];

/** Hundreds of invitations take some seconds. */
const LIMITS = { maxWait: 5_000, timeout: 60_000 } as const;

interface ImportPlan {
	steps: readonly Step[];
	/** Says which plan it is: only the one that was looked at is carried out. */
	mark: string;
}

/** What reading these in would do; nothing is written. */
export async function previewImport(
	actor: Actor,
	{ rows, now }: { rows: readonly ImportRow[]; now: Temporal.Instant },
): Promise<Result<ImportPlan, "forbidden" | "passwords-off">> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	const { since } = await readPasswordsOff();
	if (since !== null) return refuse("passwords-off");
	return ok(await readPlan(db(), rows));
}

async function readPlan(
	client: Db | Tx,
	rows: readonly ImportRow[],
): Promise<ImportPlan> {
	const found = await client.user.findMany({
		where: { email: { in: rows.map(({ email }) => email) } },
		include: { stations: true, identities: { select: { id: true } } },
	});
	const existing: Existing[] = found.map((user) => ({
		id: user.id,
		email: user.email,
		name: user.name,
		role: user.role,
		active: user.active,
		stationIds: user.stations.map(({ stationId }) => stationId),
		isByIssuer: user.identities.length > 0,
	}));
	const steps = planImport(rows, existing);
	const mark = createHash("sha256").update(JSON.stringify(steps)).digest("hex");
	return { steps, mark };
}

export type ImportRefusal =
	/** The accounts are others than when it was looked at. */
	"changed" | "passwords-off" | "last-admin" | "forbidden" | "busy";

/** All of it or nothing: new accounts with their invitations, and of the others only what is different. */
export async function importAccounts(
	actor: Actor,
	{
		rows,
		mark,
		now,
	}: { rows: readonly ImportRow[]; mark: string; now: Temporal.Instant },
): Promise<Result<{ added: number; changed: number }, ImportRefusal>> {
	const may = await authorise(actor, "user:write", null, now);
	if (!may.ok) return may;
	return orBusy<{ added: number; changed: number }, ImportRefusal>(() =>
		inTransaction(async (tx) => {
			await lockKey(tx, "accounts");
			const { since } = await readPasswordsOff(tx);
			if (since !== null) return refuse("passwords-off");
			const plan = await readPlan(tx, rows);
			if (plan.mark !== mark) return refuse("changed");
			const changed = plan.steps.filter(({ what }) => what === "change");
			if (!(await leavesAdmin(tx, changed))) return refuse("last-admin");
			const added = plan.steps.filter(({ what }) => what === "add");
			for (const { row } of added) await invite(tx, actor.userId, row, now);
			for (const step of changed) await change(tx, actor, step, now);
			const counts = { added: added.length, changed: changed.length };
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "user:imported",
					detail: {
						...counts,
						same: rows.length - added.length - changed.length,
					},
				},
				now,
			);
			return ok(counts);
		}, LIMITS),
	);
}

/** Somebody has to be left who lets others in. */
async function leavesAdmin(tx: Tx, changed: readonly Step[]): Promise<boolean> {
	const demoted = changed.flatMap(({ account, row }) =>
		account?.role === "admin" && row.facts.role !== "admin" ? [account.id] : [],
	);
	if (demoted.length === 0) return true;
	const others = await tx.user.count({
		where: { role: "admin", active: true, id: { notIn: demoted } },
	});
	return others > 0;
}

async function change(
	tx: Tx,
	{ userId }: Actor,
	{ account, row }: Step,
	now: Temporal.Instant,
): Promise<void> {
	if (!account) return;
	const { name, role, stationIds } = row.facts;
	await tx.user.update({ where: { id: account.id }, data: { name, role } });
	await putStations(tx, account.id, stationIds);
	await record(
		tx,
		{
			userId,
			stationId: null,
			action: "user:changed",
			subject: `user ${account.id}`,
			detail: {
				...(account.name === name ? {} : { name: true }),
				...(account.role === role ? {} : { role: [account.role, role] }),
				stations: [...stationIds],
			},
		},
		now,
	);
}

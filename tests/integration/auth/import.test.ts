import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import {
	importAccounts,
	previewImport,
} from "#lib/staff/commands/import-accounts.ts";
import type { ImportRow } from "#lib/staff/rules/import.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

const now = () => Temporal.Now.instant();
let admin: Actor;
let stationId: number;

beforeAll(async () => {
	await makeCity();
	admin = await makeActor("admin");
	stationId = (await makeStation()).id;
});

const person = (
	name: string,
	role: "clerk" | "agent" = "clerk",
): ImportRow => ({
	email: `${name.toLowerCase()}@import.example`,
	facts: { name, role, stationIds: role === "clerk" ? [stationId] : [] },
});

async function bringIn(rows: readonly ImportRow[]) {
	const plan = await previewImport(admin, { rows, now: now() });
	if (!plan.ok) throw new Error(plan.error);
	return importAccounts(admin, { rows, mark: plan.value.mark, now: now() });
}

test("many accounts come in at once with their invitations, and once more only what is different changes", async () => {
	const rows = Array.from({ length: 60 }, (_, n) => person(`Person${n}`));
	expect(await bringIn(rows)).toEqual({
		ok: true,
		value: { added: 60, changed: 0 },
	});
	const of = { user: { email: { endsWith: "@import.example" } } };
	expect(await db().oneTimeLink.count({ where: of })).toBe(60);
	expect(await db().userStation.count({ where: of })).toBe(60);
	const next = [person("Person0", "agent"), ...rows.slice(1), person("Neue")];
	expect(await bringIn(next)).toEqual({
		ok: true,
		value: { added: 1, changed: 1 },
	});
	expect(await db().oneTimeLink.count({ where: of })).toBe(61);
	expect(await db().userStation.count({ where: of })).toBe(60);
	expect(
		await db().auditEntry.findMany({
			where: { action: "user:imported" },
			orderBy: { id: "asc" },
			select: { detail: true },
		}),
	).toEqual([
		{ detail: { added: 60, changed: 0, same: 0 } },
		{ detail: { added: 1, changed: 1, same: 59 } },
	]);
});

test("only what was looked at is carried out, by whoever may, and never the last administrator away", async () => {
	const rows = [person("Spaet")];
	const plan = await previewImport(admin, { rows, now: now() });
	const mark = plan.ok ? plan.value.mark : "";
	const both = await Promise.all(
		[1, 2].map(() => importAccounts(admin, { rows, mark, now: now() })),
	);
	expect(both.map((one) => (one.ok ? "done" : one.error)).sort()).toEqual([
		"changed",
		"done",
	]);
	const clerk = await makeActor("coordinator");
	expect(await previewImport(clerk, { rows, now: now() })).toMatchObject({
		error: "forbidden",
	});
	expect(await importAccounts(clerk, { rows, mark, now: now() })).toMatchObject(
		{ error: "forbidden" },
	);
	const { email } = await db().user.findUniqueOrThrow({
		where: { id: admin.userId },
	});
	expect(await bringIn([{ ...person("Ich", "agent"), email }])).toMatchObject({
		error: "last-admin",
	});
});

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { recordAlone } from "#lib/auth/commands/audit.ts";
import { openSession } from "#lib/auth/commands/sessions.ts";
import { db } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { env } from "#lib/runtime/env.ts";
import { activateUser } from "#lib/staff/commands/change-user.ts";
import { eraseLeavers } from "#lib/staff/commands/erase-leavers.ts";
import { findAccount, listAccounts } from "#lib/staff/queries/list-accounts.ts";
import { listAudit } from "#lib/staff/queries/list-audit.ts";
import { readAuditFilter } from "#lib/staff/rules/audit.ts";
import { FORMER_NAME } from "#lib/staff/staff.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { tablesWith } from "#tests/support/traces.ts";
import { value } from "#tests/support/wishes.ts";

const TRACES = ["knickerbein", "zwölfmorgen"];
const days = (count: number) => NOW.add({ hours: 24 * count });

beforeAll(() => makeCity());

/** With everything by which somebody signs in. */
async function makeLeaver(): Promise<string> {
	const { userId } = await makeActor("clerk", await makeStation());
	const at = toDbInstant(NOW);
	await db().user.update({
		where: { id: userId },
		data: {
			name: "Ottilie Knickerbein",
			email: `o.knickerbein.${userId}@zwölfmorgen.example`,
			passwordHash: "hash knickerbein",
			totpSecret: "secret knickerbein",
			totpConfirmedAt: at,
			recoveryCodes: { create: { codeHash: "code knickerbein" } },
			links: {
				create: {
					id: randomUUID(),
					kind: "reset",
					createdAt: at,
					expiresAt: at,
				},
			},
			knownDevices: { create: { deviceId: randomUUID(), lastSeenAt: at } },
		},
	});
	await db().$transaction((tx) => openSession(tx, userId, NOW));
	await recordAlone({ userId, stationId: null, action: "session:open" }, NOW);
	return userId;
}

test("so many days after an account was closed nothing says whose it was, and the history still has its entries", async () => {
	const admin = await makeActor("admin");
	const userId = await makeLeaver();
	value(await activateUser(admin, { userId, active: false, now: NOW }));
	await eraseLeavers(days(90).subtract({ seconds: 1 }));
	expect((await tablesWith(env().databaseUrl, TRACES)).sort()).toEqual([
		"recovery_code",
		"staff_user",
	]);
	await Promise.all([1, 2].map(() => eraseLeavers(days(90))));
	expect(await tablesWith(env().databaseUrl, TRACES)).toEqual([]);
	for (const left of [
		await db().session.count({ where: { userId } }),
		await db().knownDevice.count({ where: { userId } }),
		await db().oneTimeLink.count({ where: { userId } }),
		await db().userStation.count({ where: { userId } }),
	])
		expect(left).toBe(0);
	const lines = value(
		await listAudit(admin, readAuditFilter({ person: userId }), 10, days(90)),
	);
	expect(lines.map(({ person }) => person)).toEqual([FORMER_NAME]);
	expect(
		await db().erasure.findMany({ where: { what: "staff_user" } }),
	).toMatchObject([{ rows: 1 }]);
});

test("an erased account is in no list any more and cannot be opened again", async () => {
	const admin = await makeActor("admin");
	const userId = await makeLeaver();
	value(await activateUser(admin, { userId, active: false, now: NOW }));
	await eraseLeavers(days(90));
	const accounts = value(await listAccounts(admin, days(90)));
	expect(accounts.map(({ id }) => id)).not.toContain(userId);
	expect(await findAccount(admin, userId, days(90))).toEqual({
		ok: false,
		error: "unknown-account",
	});
	expect(
		await activateUser(admin, { userId, active: true, now: days(91) }),
	).toEqual({ ok: false, error: "unknown-account" });
});

test("who comes back in time keeps name and account; days count from the last closing", async () => {
	const admin = await makeActor("admin");
	const userId = await makeLeaver();
	value(await activateUser(admin, { userId, active: false, now: NOW }));
	value(await activateUser(admin, { userId, active: true, now: days(89) }));
	await eraseLeavers(days(200));
	value(await activateUser(admin, { userId, active: false, now: days(201) }));
	await eraseLeavers(days(290));
	const row = await db().user.findUniqueOrThrow({ where: { id: userId } });
	expect(row.name).toBe("Ottilie Knickerbein");
});

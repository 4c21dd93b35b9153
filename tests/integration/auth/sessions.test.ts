import { beforeAll, expect, test } from "vitest";
import { changePassword } from "#lib/auth/commands/change-password.ts";
import {
	endOtherSessions,
	endSession,
} from "#lib/auth/commands/end-session.ts";
import { readSession } from "#lib/auth/commands/sessions.ts";
import { db } from "#lib/db/client.ts";
import {
	activateUser,
	endUserSessions,
} from "#lib/staff/commands/change-user.ts";
import { makeAccount, makeSession, PASSWORD } from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";

const start = Temporal.Now.instant();
const after = (minutes: number) => start.add({ minutes });

beforeAll(() => makeCity());

test("who somebody is and where they work is read anew with each request", async () => {
	const station = await makeStation();
	const { id } = await makeAccount("clerk", [station.id]);
	const session = await makeSession(id, start);
	expect((await readSession(session, start))?.actor).toMatchObject({
		userId: id,
		role: "clerk",
		stationIds: [station.id],
	});
	await db().userStation.deleteMany({ where: { userId: id } });
	await db().user.update({ where: { id }, data: { role: "agent" } });
	expect((await readSession(session, start))?.actor).toMatchObject({
		role: "agent",
		stationIds: [],
	});
});

test("a session ends after an hour without a click, and after twelve hours in any case", async () => {
	const { id } = await makeAccount();
	const idle = await makeSession(id, start);
	expect(await readSession(idle, after(59))).not.toBeNull();
	expect(await readSession(idle, after(59 + 59))).not.toBeNull();
	expect(await readSession(idle, after(59 + 59 + 60))).toBeNull();

	const busy = await makeSession(id, start);
	for (let minutes = 0; minutes < 720; minutes += 50)
		expect(await readSession(busy, after(minutes))).not.toBeNull();
	expect(await readSession(busy, after(720))).toBeNull();
});

test("a closed account is out at once, wherever it was signed in", async () => {
	const admin = await makeActor("admin");
	const { id } = await makeAccount();
	const session = await makeSession(id, start);
	await activateUser(admin, { userId: id, active: false, now: start });
	expect(await readSession(session, start)).toBeNull();
	// Opened again, old cookies stay worthless.
	await activateUser(admin, { userId: id, active: true, now: start });
	expect(await readSession(session, start)).toBeNull();
});

test("sessions end one by one, all but one, or all", async () => {
	const { id } = await makeAccount();
	const [a, b, c] = [
		await makeSession(id, start),
		await makeSession(id, start),
		await makeSession(id, start),
	];
	await endSession({ userId: id, sessionId: a }, start);
	expect(await readSession(a, start)).toBeNull();
	expect(await readSession(b, start)).not.toBeNull();
	await endOtherSessions({ userId: id, sessionId: b }, start);
	expect(await readSession(c, start)).toBeNull();
	expect(await readSession(b, start)).not.toBeNull();
	await endUserSessions(await makeActor("admin"), { userId: id, now: start });
	expect(await readSession(b, start)).toBeNull();
});

test("nobody ends a session of somebody else as their own", async () => {
	const [one, other] = [await makeAccount(), await makeAccount()];
	const session = await makeSession(other.id, start);
	await endSession({ userId: one.id, sessionId: session }, start);
	expect(await readSession(session, start)).not.toBeNull();
});

test("a new password ends all other sessions", async () => {
	const { id } = await makeAccount();
	const [own, other] = [await makeSession(id), await makeSession(id)];
	const password = "etwas ganz anderes als vorher";
	const change = (old: string) =>
		changePassword(
			{ userId: id, sessionId: own },
			{ old, password, repeated: password, now: Temporal.Now.instant() },
		);
	expect(await change("falsch")).toEqual({ ok: false, error: "wrong" });
	expect((await change(PASSWORD)).ok).toBe(true);
	const now = Temporal.Now.instant();
	expect(await readSession(own, now)).not.toBeNull();
	expect(await readSession(other, now)).toBeNull();
});

test("a role that needs a second factor lacks it from the next click on", async () => {
	const { id } = await makeAccount("lead");
	const session = await makeSession(id, start);
	expect((await readSession(session, start))?.lacksSecondFactor).toBe(false);
	await db().city.update({ where: { id: 1 }, data: { totpRoles: ["lead"] } });
	expect((await readSession(session, start))?.lacksSecondFactor).toBe(true);
	await db().city.update({ where: { id: 1 }, data: { totpRoles: [] } });
});

test("what is no session's id is nobody", async () => {
	for (const id of ["", "x", "../..", "00000000-0000-0000-0000-000000000000"])
		expect(await readSession(id, start)).toBeNull();
});

import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { readSession } from "#lib/auth/commands/sessions.ts";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import {
	addIssuer,
	changeIssuer,
} from "#lib/auth/issuers/commands/save-issuer.ts";
import { saveRules } from "#lib/auth/issuers/commands/save-rules.ts";
import type { IssuerFacts } from "#lib/auth/issuers/rules/schema.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { linkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { findSavedMail } from "#lib/notifications/delivery/commands/outbox.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";
import {
	activateUser,
	changeUser,
	sendLinkAgain,
} from "#lib/staff/commands/change-user.ts";
import { endPasswordSessions } from "#lib/staff/commands/end-password-sessions.ts";
import { inviteUser } from "#lib/staff/commands/invite-user.ts";
import { requestReset } from "#lib/staff/commands/request-reset.ts";
import {
	openPasswords,
	switchPasswordsOff,
	switchPasswordsOn,
} from "#lib/staff/commands/switch-passwords.ts";
import {
	closeUnused,
	setUnusedDays,
} from "#lib/staff/commands/unused-accounts.ts";
import { findSignInSettings } from "#lib/staff/queries/list-accounts.ts";
import { accountMark } from "#lib/staff/staff.ts";
import {
	makeAccount,
	makeSession,
	PASSWORD,
	runAccountJobs,
} from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity } from "#tests/support/factory.ts";
import { ruleFor } from "#tests/support/issuer.ts";

const now = () => Temporal.Now.instant();
const enter = (email: string) =>
	signIn({
		email,
		password: PASSWORD,
		client: "203.0.113.1",
		device: randomUUID(),
		now: now(),
	});
const FACTS: IssuerFacts = {
	slug: "rathaus",
	name: "Rathaus-Konto",
	url: "https://login.example/realms/stadt",
	clientId: "termine",
	scopes: "openid",
	active: true,
	trustsEmail: false,
	factorRule: "never",
	factorValues: [],
	maxHours: 4,
};
let admin: Actor;

beforeAll(async () => {
	await makeCity();
	admin = await makeActor("admin");
	expect((await addIssuer(admin, { facts: FACTS, now: now() })).ok).toBe(true);
});

const checkedAgo = (minutes: number | null) =>
	db().issuer.updateMany({
		data: {
			checkedAt:
				minutes === null
					? null
					: new Date(now().subtract({ minutes }).epochMilliseconds),
		},
	});
/** Saved as it stands right now. */
async function change(facts: IssuerFacts) {
	const { version: shown } = await db().issuer.findUniqueOrThrow({
		where: { slug: FACTS.slug },
	});
	return changeIssuer(admin, { facts, shown, now: now() });
}
const off = (emergencyUserId: string) =>
	switchPasswordsOff(admin, { emergencyUserId, now: now(), realNow: now() });
const emergency = () => makeAccount("admin");

test("passwords stay on until an administrator has come in by an issuer lately, and an emergency account is there", async () => {
	const { id } = await emergency();
	for (const minutes of [null, 241]) {
		await checkedAgo(minutes);
		expect(await off(id)).toMatchObject({ error: "no-check" });
	}
	await checkedAgo(60);
	await change({ ...FACTS, active: false });
	expect(await off(id)).toMatchObject({ error: "no-check" });
	await change(FACTS);
	const { id: clerk } = await makeAccount("clerk");
	const { userId: invited } = await makeActor("admin");
	const closed = await emergency();
	await db().user.update({ where: { id: closed.id }, data: { active: false } });
	for (const wrong of [clerk, invited, closed.id, "", randomUUID()])
		expect(await off(wrong)).toMatchObject({ error: "no-emergency-account" });
	expect(
		await switchPasswordsOff(await makeActor("coordinator"), {
			emergencyUserId: id,
			now: now(),
			realNow: now(),
		}),
	).toMatchObject({ error: "forbidden" });
});

test("other rules, another address, another client and another second factor have to be tried anew", async () => {
	await checkedAgo(60);
	const saved = await saveRules(admin, {
		slug: FACTS.slug,
		shown: 0,
		change: (rules) => [...rules, ruleFor("chefs", "admin")],
		now: now(),
	});
	expect(saved).toEqual({ ok: true, value: 1 });
	expect(await off((await emergency()).id)).toMatchObject({
		error: "no-check",
	});
	for (const other of [
		{ clientId: "another" },
		{ url: "https://another.example" },
		{ factorRule: "always", factorValues: ["mfa"] } as const,
		{},
	]) {
		await checkedAgo(60);
		await change({ ...FACTS, ...other });
		expect(await off((await emergency()).id)).toMatchObject({
			error: "no-check",
		});
	}
});

test("while passwords are off only the emergency account gets in by one, and all administrators hear of it", async () => {
	const { id, email } = await emergency();
	const other = await makeAccount("admin");
	const still = await makeSession(other.id);
	await checkedAgo(60);
	expect((await off(id)).ok).toBe(true);
	// A second administrator does not replace the account in the envelope; pressed twice it is done once.
	expect(await off(other.id)).toMatchObject({ error: "already-off" });
	expect((await off(id)).ok).toBe(true);
	expect(await enter(other.email)).toEqual({ is: "refused", reason: "wrong" });
	expect(await readSession(still, now())).not.toBeNull();
	expect(await enter(email)).toMatchObject({ is: "signed-in" });
	await runAccountJobs();
	const mails = await db().message.findMany({ where: { kind: "emergency" } });
	const admins = await db().user.count({
		where: { role: "admin", active: true },
	});
	expect(mails).toHaveLength(admins);
	const [mail] = mails.filter(({ userId }) => userId === other.id);
	await deliverMessage(mail?.id ?? "", openTransport(), true);
	const said = await findSavedMail(mail?.id ?? "");
	expect(said?.subject).toBe("Das Notkonto wurde benutzt");
	expect(said?.text).toContain("/admin/protokoll?was=session:emergency");
	expect(
		await db().auditEntry.count({
			where: { userId: id, action: "session:emergency" },
		}),
	).toBe(1);
	expect((await switchPasswordsOn(admin, { now: now() })).ok).toBe(true);
	expect(await enter(other.email)).toMatchObject({ is: "signed-in" });
	// While passwords count it is an account like any other.
	await enter(email);
	await runAccountJobs();
	expect(await db().message.count({ where: { kind: "emergency" } })).toBe(
		admins,
	);
});

test("while passwords are off no way around leads to one: no link, no invitation, and the last ways in stay", async () => {
	const { id } = await emergency();
	const other = await makeAccount("admin");
	const before = randomUUID();
	await db().oneTimeLink.create({
		data: {
			id: before,
			userId: other.id,
			kind: "reset",
			createdAt: new Date(),
			expiresAt: new Date(Date.now() + 3_600_000),
		},
	});
	await checkedAgo(60);
	expect((await off(id)).ok).toBe(true);
	await requestReset({ email: other.email, client: "10.0.0.1", now: now() });
	await runAccountJobs();
	expect(await db().oneTimeLink.count({ where: { userId: other.id } })).toBe(1);
	const password = "drei neue Wörter hier";
	expect(
		await acceptLink({
			id: before,
			token: linkToken(before),
			password,
			repeated: password,
			device: randomUUID(),
			now: now(),
		}),
	).toMatchObject({ error: "no-link" });
	const facts = { name: "Neu", role: "admin", stationIds: [] } as const;
	expect(
		await inviteUser(admin, { email: "neu@x.example", facts, now: now() }),
	).toMatchObject({ error: "passwords-off" });
	expect(
		await sendLinkAgain(admin, { userId: other.id, now: now() }),
	).toMatchObject({ error: "no-password" });
	const demoted = { ...facts, role: "agent" } as const;
	const { name } = await db().user.findUniqueOrThrow({ where: { id } });
	const shown = accountMark({ name, role: "admin", stationIds: [] });
	for (const refused of [
		await activateUser(admin, { userId: id, active: false, now: now() }),
		await changeUser(admin, { userId: id, facts: demoted, shown, now: now() }),
	])
		expect(refused).toMatchObject({ error: "emergency-account" });
	expect(await change({ ...FACTS, active: false })).toMatchObject({
		error: "last-issuer",
	});
	// From the server's command line, when nobody gets in any more.
	expect((await openPasswords(null, now())).ok).toBe(true);
	expect(await enter(other.email)).toMatchObject({ is: "signed-in" });
});

test("an issuer by which people come in does not move: at another address the same subject may be somebody else", async () => {
	const { id: userId } = await makeAccount("clerk");
	const { id: issuerId } = await db().issuer.findUniqueOrThrow({
		where: { slug: FACTS.slug },
	});
	const id = randomUUID();
	const linkedAt = new Date();
	await db().identity.create({
		data: { id, issuerId, subject: "4711", userId, linkedAt },
	});
	const facts = { ...FACTS, url: "https://another.example" };
	expect(await change(facts)).toMatchObject({ error: "in-use" });
	await db().identity.delete({ where: { id } });
});

test("of two administrators who save one sign-in of the house at once one is told, and whoever was too late", async () => {
	const { version: shown } = await db().issuer.findUniqueOrThrow({
		where: { slug: FACTS.slug },
	});
	const save = (name: string) =>
		changeIssuer(admin, { facts: { ...FACTS, name }, shown, now: now() });
	const both = await Promise.all(["Rathaus A", "Rathaus B"].map(save));
	expect(both.map((one) => (one.ok ? "saved" : one.error)).sort()).toEqual([
		"issuer-changed",
		"saved",
	]);
	expect(await save("Rathaus C")).toMatchObject({ error: "issuer-changed" });
	expect((await change(FACTS)).ok).toBe(true);
});

test("while passwords are off, whoever is still in by one is counted and can be signed out at once", async () => {
	const guard = await emergency();
	await checkedAgo(60);
	expect((await off(guard.id)).ok).toBe(true);
	await db().session.updateMany({ data: { revokedAt: new Date() } });
	const [clerk, other] = [await makeAccount("clerk"), await makeActor("clerk")];
	const mine = { ...admin, sessionId: await makeSession(admin.userId) };
	const [twice, again, guards] = [
		await makeSession(clerk.id),
		await makeSession(clerk.id),
		await makeSession(guard.id),
	];
	const settings = await findSignInSettings(mine, now());
	expect(settings).toMatchObject({ value: { byPassword: 1 } });
	expect(await endPasswordSessions(other, { now: now() })).toMatchObject({
		error: "forbidden",
	});
	expect(await endPasswordSessions(mine, { now: now() })).toEqual({
		ok: true,
		value: 2,
	});
	for (const ended of [twice, again])
		expect(await readSession(ended, now())).toBeNull();
	for (const left of [mine.sessionId, guards])
		expect(await readSession(left, now())).not.toBeNull();
	expect((await switchPasswordsOn(mine, { now: now() })).ok).toBe(true);
	expect(await endPasswordSessions(mine, { now: now() })).toMatchObject({
		error: "passwords-on",
	});
});

test("of two administrators who change the rules at once one is told", async () => {
	const { version } = await db().signInRules.findFirstOrThrow({
		orderBy: { version: "desc" },
	});
	const both = await Promise.all(
		["a", "b"].map((group) =>
			saveRules(admin, {
				slug: FACTS.slug,
				shown: version,
				change: (rules) => [...rules, ruleFor(group, "agent")],
				now: now(),
			}),
		),
	);
	expect(both.map((one) => (one.ok ? "saved" : one.error)).sort()).toEqual([
		"changed",
		"saved",
	]);
	expect(
		await db().auditEntry.count({ where: { action: "issuer:rules" } }),
	).toBeGreaterThan(1);
});

test("accounts that nobody uses any more are closed, but never the last ways in", async () => {
	const [unused, used, guard] = [
		await makeAccount("clerk"),
		await makeAccount("clerk"),
		await emergency(),
	];
	const session = await makeSession(unused.id);
	await db().user.updateMany({
		where: { id: { in: [unused.id, guard.id] } },
		data: {
			signedInAt: new Date(
				now().subtract({ hours: 24 * 90 + 1 }).epochMilliseconds,
			),
		},
	});
	await db().city.update({
		where: { id: 1 },
		data: { emergencyUserId: guard.id },
	});
	await closeUnused(now());
	const isOpen = async ({ id }: { id: string }) =>
		(await db().user.findUniqueOrThrow({ where: { id } })).active;
	expect(await isOpen(unused)).toBe(true);
	const setDays = (days: number, shown: string) =>
		setUnusedDays(admin, { days, shown, now: now() });
	// Of two who set it at once the second is told, and its number counts once it has seen what holds.
	expect(await setDays(60, "30")).toMatchObject({ error: "changed" });
	expect((await setDays(60, "")).ok).toBe(true);
	expect(await setDays(90, "")).toMatchObject({ error: "changed" });
	expect((await setDays(90, "60")).ok).toBe(true);
	await Promise.all([closeUnused(now()), closeUnused(now())]);
	expect(await isOpen(unused)).toBe(false);
	expect(await isOpen(used)).toBe(true);
	expect(await isOpen(guard)).toBe(true);
	expect(await readSession(session, now())).toBeNull();
	expect(
		await db().auditEntry.findMany({
			where: { action: "user:unused" },
			select: { subject: true },
		}),
	).toEqual([{ subject: `user ${unused.id}` }]);
	// All of them: one administrator stays.
	const later = now().add({ hours: 24 * 200 });
	await closeUnused(later);
	expect(
		await db().user.count({
			where: { role: "admin", active: true, id: { not: guard.id } },
		}),
	).toBeLessThanOrEqual(1);
	expect(await isOpen(guard)).toBe(true);
});

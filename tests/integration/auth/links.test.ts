import { randomUUID } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { readSession } from "#lib/auth/commands/sessions.ts";
import { linkToken } from "#lib/auth/secrets/secrets.ts";
import { city } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { findSavedMail } from "#lib/notifications/delivery/commands/outbox.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { findAccountMail } from "#lib/notifications/letter/queries/find-account-letter.ts";
import { env } from "#lib/runtime/env.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";
import { inviteUser } from "#lib/staff/commands/invite-user.ts";
import { requestReset } from "#lib/staff/commands/request-reset.ts";
import { findOpenLink } from "#lib/staff/queries/list-accounts.ts";
import {
	makeAccount,
	makeSession,
	runAccountJobs,
} from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity } from "#tests/support/factory.ts";
import { statementsOf } from "#tests/support/statements.ts";

const PASSWORD = "ein neues langes Passwort";
const accept = (id: string, now = NOW, token = linkToken(id)) =>
	acceptLink({
		id,
		token,
		password: PASSWORD,
		repeated: PASSWORD,
		device: randomUUID(),
		now,
	});

beforeAll(() => makeCity());

async function resetLink(email: string) {
	await requestReset({ email, client: email, now: NOW });
	await runAccountJobs(NOW);
	return db().oneTimeLink.findFirst({
		where: { user: { email } },
		// Those before have run out with it.
		orderBy: { expiresAt: "desc" },
		include: { message: true },
	});
}

test("whoever is invited gets a mail, and chooses a password once", async () => {
	const admin = await makeActor("admin");
	const email = "neu@staff.example";
	const facts = {
		name: "Neue Kollegin",
		role: "agent",
		stationIds: [],
	} as const;
	const invited = await inviteUser(admin, { email, facts, now: NOW });
	if (!invited.ok) throw new Error(invited.error);
	const { linkId, userId } = invited.value;
	const message = await db().message.findUniqueOrThrow({ where: { linkId } });
	expect(message).toMatchObject({ kind: "invitation", appointmentId: null });

	await deliverMessage(message.id, openTransport(), true);
	const mail = await findSavedMail(message.id);
	expect(mail).toMatchObject({
		to: email,
		subject: `Ihr Zugang zum ${city().product}`,
	});
	expect(mail?.text).toContain(
		`/anmelden/link/${linkId}?t=${linkToken(linkId)}`,
	);

	// Looking at it, as mail scanners do, changes nothing.
	expect(await findOpenLink(linkId, linkToken(linkId), NOW)).not.toBeNull();
	expect(await findOpenLink(linkId, linkToken(linkId), NOW)).not.toBeNull();
	expect((await accept(linkId)).ok).toBe(true);
	expect(await accept(linkId)).toEqual({ ok: false, error: "no-link" });
	const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
	expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test("pressed twice at once, a link is used once", async () => {
	const { email } = await makeAccount();
	const link = await resetLink(email);
	const results = await Promise.all([1, 2].map(() => accept(link?.id ?? "")));
	expect(results.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a link runs out, an older one with a newer one, and another token opens nothing", async () => {
	const { email } = await makeAccount();
	const first = await resetLink(email);
	expect(await accept(first?.id ?? "", NOW, "anything")).toMatchObject({
		error: "no-link",
	});
	const second = await resetLink(email);
	expect(await accept(first?.id ?? "")).toMatchObject({ error: "no-link" });
	expect(await accept(second?.id ?? "", NOW.add({ hours: 2 }))).toMatchObject({
		error: "no-link",
	});
	expect((await accept(second?.id ?? "", NOW.add({ minutes: 119 }))).ok).toBe(
		true,
	);
});

test("a new password ends every session", async () => {
	const { id, email } = await makeAccount();
	const session = await makeSession(id);
	const link = await resetLink(email);
	await accept(link?.id ?? "");
	expect(await readSession(session, Temporal.Now.instant())).toBeNull();
});

test("an unknown or closed address gets the same answer and no mail", async () => {
	const closed = await makeAccount();
	await db().user.update({ where: { id: closed.id }, data: { active: false } });
	const before = await db().message.count();
	for (const email of ["nobody@staff.example", closed.email])
		expect(await requestReset({ email, client: email, now: NOW })).toEqual({
			ok: true,
			value: null,
		});
	await runAccountJobs(NOW);
	expect(await db().message.count()).toBe(before);
	// Every mailbox is left alone after three.
	const { email } = await makeAccount();
	for (let round = 0; round < 5; round++)
		await requestReset({ email, client: "one", now: NOW });
	await runAccountJobs(NOW);
	expect(await db().oneTimeLink.count({ where: { user: { email } } })).toBe(3);
});

test("a mail whose link is used, or whose account has another address, does not go out", async () => {
	const { id, email } = await makeAccount();
	const link = await resetLink(email);
	const messageId = link?.message?.id ?? "";
	await db().user.update({ where: { id }, data: { email: `x${email}` } });
	expect(await findAccountMail(messageId, NOW)).toMatchObject({
		recipient: null,
	});
	await db().user.update({ where: { id }, data: { email } });
	await accept(link?.id ?? "");
	expect(await findAccountMail(messageId, NOW)).toMatchObject({
		recipient: email,
		outdated: true,
	});
	await deliverMessage(messageId, openTransport(), true);
	const files = await readdir(path.join(env().dataDir, "outbox"));
	expect(files).not.toContain(`${messageId}.eml`);
});

test("passwords that are no good are refused, and the link stays", async () => {
	const { email } = await makeAccount();
	const id = (await resetLink(email))?.id ?? "";
	const tryOne = (password: string, repeated = password) =>
		acceptLink({
			id,
			token: linkToken(id),
			password,
			repeated,
			device: randomUUID(),
			now: NOW,
		});
	expect(await tryOne("")).toMatchObject({ error: "password-missing" });
	expect(await tryOne("kurz")).toMatchObject({ error: "password-too-short" });
	expect(await tryOne(PASSWORD, "anders")).toMatchObject({
		error: "passwords-differ",
	});
	expect((await tryOne(PASSWORD)).ok).toBe(true);
});

test("asking for a link is the same work whether there is such an account or not", async () => {
	const { email } = await makeAccount();
	const ask = (address: string) => () =>
		requestReset({ email: address, client: address, now: NOW });
	await ask("first@staff.example")();
	const unknown = await statementsOf(ask("nobody-at-all@staff.example"));
	expect(await statementsOf(ask(email))).toEqual(unknown);
	expect(unknown.length).toBeGreaterThan(3);
	expect(unknown.join()).not.toContain("staff_user");
});

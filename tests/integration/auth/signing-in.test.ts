import { randomUUID } from "node:crypto";
import { generate } from "otplib";
import { beforeAll, expect, test } from "vitest";
import { changePassword } from "#lib/auth/commands/change-password.ts";
import {
	confirmSecondFactor,
	offerSecondFactor,
} from "#lib/auth/commands/second-factor.ts";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import { linkToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { deliverMessage } from "#lib/notifications/delivery/commands/deliver.ts";
import { findSavedMail } from "#lib/notifications/delivery/commands/outbox.ts";
import { openTransport } from "#lib/notifications/delivery/commands/transport.ts";
import { env } from "#lib/runtime/env.ts";
import { parseNetworks } from "#lib/runtime/env-schema.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";
import { requestReset } from "#lib/staff/commands/request-reset.ts";
import {
	guessCheaply,
	makeAccount,
	makeSession,
	PASSWORD,
	runAccountJobs,
} from "#tests/support/account.ts";
import { makeCity } from "#tests/support/factory.ts";
import { statementsOf } from "#tests/support/statements.ts";

const now = () => Temporal.Now.instant();
let client = 0;
interface From {
	client?: string;
	device?: string;
	code?: string;
	now?: Temporal.Instant;
}
/** Each from another machine that nobody knows, unless said otherwise. */
const attempt = (email: string, password: string, from: From = {}) =>
	signIn({
		email,
		password,
		client: `10.0.0.${client++}`,
		device: randomUUID(),
		now: now(),
		...from,
	});
const isIs = (one: Awaited<ReturnType<typeof signIn>>) =>
	"reason" in one ? one.reason : one.is;

beforeAll(async () => {
	await makeCity();
	await guessCheaply();
});

test("somebody with the right password is signed in, however the address is written", async () => {
	const { id, email } = await makeAccount();
	const outcome = await attempt(` ${email.toUpperCase()} `, PASSWORD);
	expect(outcome.is).toBe("signed-in");
	expect(await db().session.count({ where: { userId: id } })).toBe(1);
	expect(
		await db().auditEntry.findMany({ where: { userId: id } }),
	).toMatchObject([{ action: "session:open" }]);
});

test("a wrong password, an unknown address, a closed account and an invitation look the same", async () => {
	const { email } = await makeAccount();
	const closed = await makeAccount();
	await db().user.update({ where: { id: closed.id }, data: { active: false } });
	const invited = await makeAccount();
	await db().user.update({
		where: { id: invited.id },
		data: { passwordHash: null },
	});
	for (const [address, password] of [
		[email, "something else entirely"],
		["nobody@staff.example", PASSWORD],
		[closed.email, PASSWORD],
		[invited.email, "nobody"],
	] as const)
		expect(await attempt(address, password)).toEqual({
			is: "refused",
			reason: "wrong",
		});
});

test("an unknown address takes the same work as a known one, tried wrongly and once it has to wait", async () => {
	const { email } = await makeAccount();
	for (let round = 0; round < 8; round++) {
		const [known, unknown] = [[], []] as [string[], string[]];
		for (const [address, into] of [
			[email, known],
			["ghost-of-work@staff.example", unknown],
		] as const)
			into.push(
				...(await statementsOf(() =>
					attempt(address, "wrong", { client: "203.0.113.50" }),
				)),
			);
		expect(known).toEqual(unknown);
		expect(known.length).toBeGreaterThan(5);
	}
});

test("after five wrong tries this client waits, each time longer; an unknown address likewise", async () => {
	for (const email of [(await makeAccount()).email, "ghost@staff.example"]) {
		const from = { client: "203.0.113.7" };
		// In the morning: at midnight a client is counted anew.
		let at = now()
			.toZonedDateTimeISO("Europe/Berlin")
			.with({ hour: 9 })
			.toInstant();
		for (let round = 0; round < 5; round++)
			expect(await attempt(email, "wrong", { ...from, now: at })).toMatchObject(
				{
					reason: "wrong",
				},
			);
		for (const minutes of [1, 2, 4, 8, 15, 15]) {
			const outcome = await attempt(email, "wrong", { ...from, now: at });
			if (!("until" in outcome)) throw new Error(outcome.is);
			const wait = outcome.until.since(at).total("minutes");
			expect(wait).toBeGreaterThan(minutes - 0.5);
			expect(wait).toBeLessThanOrEqual(minutes);
			at = outcome.until;
			expect(await attempt(email, "wrong", { ...from, now: at })).toMatchObject(
				{ reason: "wrong" },
			);
		}
	}
});

test("whoever attacks from one address locks out nobody: another machine and a known browser there get in", async () => {
	const { email } = await makeAccount();
	const from = { client: "203.0.113.8" };
	const device = randomUUID();
	expect(await attempt(email, PASSWORD, { ...from, device })).toMatchObject({
		is: "signed-in",
	});
	for (let round = 0; round < 30; round++) await attempt(email, "wrong", from);
	expect(await attempt(email, PASSWORD, from)).toMatchObject({
		reason: "locked",
	});
	expect(await attempt(email, PASSWORD, { ...from, device })).toMatchObject({
		is: "signed-in",
	});
	expect(await attempt(email, PASSWORD)).toMatchObject({ is: "signed-in" });
});

/** From as many addresses as it takes. */
async function attack(email: string, tries = 30) {
	for (let round = 0; round < tries; round++)
		await attempt(email, `guess ${round}`, { client: `198.51.100.${round}` });
}

test("while many addresses attack an account, a known browser goes on and a stranger waits a minute, no longer", async () => {
	const { id, email } = await makeAccount();
	const device = randomUUID();
	await attempt(email, PASSWORD, { device });
	await attack(email);
	expect(await attempt(email, PASSWORD, { device })).toMatchObject({
		is: "signed-in",
	});
	const stranger = { client: "203.0.113.9" };
	const first = await attempt(email, PASSWORD, stranger);
	if (!("until" in first)) throw new Error(first.is);
	expect(first.until.since(now()).total("seconds")).toBeLessThanOrEqual(60);
	expect(
		await attempt(email, PASSWORD, { ...stranger, now: first.until }),
	).toMatchObject({ is: "signed-in" });

	// Told once, however long it lasts.
	await runAccountJobs();
	await attack(email, 40);
	await runAccountJobs();
	const mails = await db().message.findMany({ where: { userId: id } });
	expect(mails).toMatchObject([{ kind: "attack" }]);
	await deliverMessage(mails[0]?.id ?? "", openTransport(), true);
	const mail = await findSavedMail(mails[0]?.id ?? "");
	expect(mail?.to).toBe(email);
	expect(mail?.text).toContain("nicht gesperrt");
	expect(mail?.text).toContain("/anmelden/passwort");
	expect(mail?.text).not.toContain("nur einmal.");
});

test("while an account is attacked, password and code together get in at once; either alone tells nothing", async () => {
	const { id, email } = await makeAccount();
	const own = { userId: id, sessionId: id };
	const offer = await offerSecondFactor(own);
	const secret = (offer?.key ?? "").replaceAll(" ", "");
	const start = now();
	const codeAt = (at: Temporal.Instant) =>
		generate({ secret, epoch: Math.floor(at.epochMilliseconds / 1000) });
	await confirmSecondFactor(own, { code: await codeAt(start), now: start });
	await attack(email);
	const at = start.add({ seconds: 60 });
	const code = await codeAt(at);
	for (const [password, given] of [
		[PASSWORD, ""],
		[PASSWORD, "000000"],
		["wrong", code],
	] as const)
		expect(
			await attempt(email, password, { code: given, now: at }),
		).toMatchObject({ is: "refused", reason: "locked" });
	expect(await attempt(email, PASSWORD, { code, now: at })).toMatchObject({
		is: "signed-in",
	});
});

test("a new password makes strangers of all browsers but the one it was chosen in", async () => {
	const { id, email } = await makeAccount();
	const [here, elsewhere] = [randomUUID(), randomUUID()];
	await attempt(email, PASSWORD, { device: elsewhere });
	const outcome = await attempt(email, PASSWORD, { device: here });
	if (outcome.is !== "signed-in") throw new Error(outcome.is);
	const password = "drei andere Wörter hier";
	const changed = await changePassword(
		{ userId: id, sessionId: outcome.sessionId },
		{ old: PASSWORD, password, repeated: password, now: now() },
	);
	expect(changed.ok).toBe(true);
	await attack(email);
	expect(await attempt(email, password, { device: here })).toMatchObject({
		is: "signed-in",
	});
	expect(await attempt(email, password, { device: elsewhere })).toMatchObject({
		reason: "locked",
	});
});

test("whoever attacks from outside does not keep the person from changing the password", async () => {
	const { id, email } = await makeAccount();
	const sessionId = await makeSession(id);
	await attack(email);
	const password = "drei andere Wörter hier";
	expect(
		await changePassword(
			{ userId: id, sessionId },
			{ old: PASSWORD, password, repeated: password, now: now() },
		),
	).toMatchObject({ ok: true });
});

test("twenty tries at once get five answers, not twenty", async () => {
	const { email } = await makeAccount();
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, () =>
			attempt(email, "wrong", { client: "203.0.113.10" }),
		),
	);
	const reasons = outcomes.map(isIs);
	expect(reasons.filter((one) => one === "wrong")).toHaveLength(5);
	expect(reasons.filter((one) => one === "locked")).toHaveLength(15);
});

test("signing in takes the wrong tries before it back", async () => {
	const { email } = await makeAccount();
	const from = { client: "203.0.113.11" };
	for (let round = 0; round < 8; round++) {
		for (let wrong = 0; wrong < 4; wrong++) await attempt(email, "wrong", from);
		expect(await attempt(email, PASSWORD, from)).toMatchObject({
			is: "signed-in",
		});
	}
});

test("one machine that tries many addresses waits some minutes; a known browser there does not", async () => {
	const { email } = await makeAccount();
	const device = randomUUID();
	const from = { client: "192.0.2.9" };
	await attempt(email, PASSWORD, { ...from, device });
	const seen: string[] = [];
	for (let round = 0; round < 101; round++)
		seen.push(isIs(await attempt(`victim-${round}@staff.example`, "x", from)));
	expect(seen.slice(0, 100).every((one) => one === "wrong")).toBe(true);
	expect(seen[100]).toBe("too-many-tries");
	const refused = await attempt((await makeAccount()).email, PASSWORD, from);
	if (!("until" in refused)) throw new Error(refused.is);
	expect(refused.until.since(now()).total("minutes")).toBeLessThanOrEqual(5);
	expect(await attempt(email, PASSWORD, { ...from, device })).toMatchObject({
		is: "signed-in",
	});
});

test("in the city's own networks nobody waits for what others of the same address got wrong", async () => {
	Object.assign(env(), { ownNetworks: parseNetworks("10.77.0.0/16") });
	const from = { client: "10.77.1.1" };
	for (let round = 0; round < 105; round++)
		expect(
			isIs(await attempt(`colleague-${round}@staff.example`, "x", from)),
		).toBe("wrong");
	const { email } = await makeAccount();
	expect(await attempt(email, PASSWORD, from)).toMatchObject({
		is: "signed-in",
	});
});

test("at ten to eight the 120th colleague behind one address signs in like the first", async () => {
	const { email } = await makeAccount();
	const from = { client: "192.0.2.10" };
	for (let colleague = 0; colleague < 120; colleague++)
		expect(await attempt(email, PASSWORD, from)).toMatchObject({
			is: "signed-in",
		});
});

test("tries that met a wait and tries on unknown accounts stand in the audit, few of many, and never what was typed", async () => {
	const { id, email } = await makeAccount();
	await attack(email, 60);
	const entries = await db().auditEntry.findMany({
		where: { userId: id },
		orderBy: { id: "asc" },
	});
	const of = (action: string) =>
		entries
			.filter((one) => one.action === action)
			.map(({ detail }) => (detail as { tries: number }).tries);
	expect(of("session:refused")).toEqual([1, 2, 3, 4, 5, 10, 20]);
	expect(of("session:slowed")).toEqual([1, 2, 3, 4, 5, 10, 20]);

	await db().signInTry.deleteMany();
	await db().auditEntry.deleteMany({ where: { userId: null } });
	const typed = "mein geheimes Passwort";
	for (let round = 0; round < 12; round++)
		await attempt(round < 6 ? typed : `nobody-${round}`, "x");
	const unknown = await db().auditEntry.findMany({
		where: { userId: null },
		orderBy: { id: "asc" },
	});
	expect(unknown).toHaveLength(6);
	expect(unknown[0]?.subject).toMatch(/^unknown-account [\w-]{8}$/);
	expect(unknown[0]?.subject).toBe(unknown[4]?.subject);
	expect(unknown[5]?.subject).not.toBe(unknown[4]?.subject);
	const text = unknown.map(
		({ subject, detail }) => `${subject} ${JSON.stringify(detail)}`,
	);
	expect(text.join()).not.toMatch(/geheim|nobody-/);
});

test("a link for a new password makes a stranger known, also while the account is attacked", async () => {
	const { id, email } = await makeAccount();
	await attack(email);
	await requestReset({ email, client: "10.1.1.1", now: now() });
	await runAccountJobs();
	const link = await db().oneTimeLink.findFirstOrThrow({
		where: { userId: id },
	});
	const password = "drei neue Wörter hier";
	const device = randomUUID();
	const accepted = await acceptLink({
		id: link.id,
		token: linkToken(link.id),
		password,
		repeated: password,
		device,
		now: now(),
	});
	expect(accepted.ok).toBe(true);
	await attack(email);
	expect(await attempt(email, password, { device })).toMatchObject({
		is: "signed-in",
	});
});

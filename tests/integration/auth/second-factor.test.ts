import { randomUUID } from "node:crypto";
import { generate } from "otplib";
import { beforeAll, expect, test } from "vitest";
import {
	confirmSecondFactor,
	dropSecondFactor,
	offerSecondFactor,
	replaceRecoveryCodes,
} from "#lib/auth/commands/second-factor.ts";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import { signInWithCode as signInWithCodeFrom } from "#lib/auth/commands/sign-in-code.ts";
import { db } from "#lib/db/client.ts";
import { resetSecondFactor } from "#lib/staff/commands/change-user.ts";
import {
	makeAccount,
	PASSWORD,
	runAccountJobs,
} from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity } from "#tests/support/factory.ts";

const start = Temporal.Now.instant();
const later = (seconds: number) => start.add({ seconds });

const codeAt = (key: string, at: Temporal.Instant) =>
	generate({
		secret: key.replaceAll(" ", ""),
		epoch: Math.floor(at.epochMilliseconds / 1000),
	});

/** Everybody from a machine of their own that nobody knows, unless said otherwise. */
const signInWithCode = (
	input: Pick<
		Parameters<typeof signInWithCodeFrom>[0],
		"pending" | "code" | "now"
	>,
	client = "10.9.9.9",
	device = randomUUID() as string,
) => signInWithCodeFrom({ ...input, client, device });

beforeAll(() => makeCity());

async function secured() {
	const { id, email } = await makeAccount();
	const actor = { userId: id, sessionId: id };
	const offer = await offerSecondFactor(actor);
	const key = offer?.key ?? "";
	const result = await confirmSecondFactor(actor, {
		code: await codeAt(key, start),
		now: start,
	});
	if (!result.ok) throw new Error(result.error);
	return { id, email, actor, key, codes: result.value };
}

async function pendingOf(email: string, now: Temporal.Instant) {
	const outcome = await signIn({
		email,
		password: PASSWORD,
		client: email,
		device: randomUUID(),
		now,
	});
	if (outcome.is !== "code-needed") throw new Error(outcome.is);
	return outcome.pending;
}

test("with a second factor the password alone opens nothing", async () => {
	const { id, email } = await secured();
	await pendingOf(email, start);
	expect(await db().session.count({ where: { userId: id } })).toBe(0);
});

test("the secret lies encrypted in the database, recovery codes as hashes", async () => {
	const { id, key, codes } = await secured();
	const user = await db().user.findUniqueOrThrow({
		where: { id },
		include: { recoveryCodes: true },
	});
	expect(user.totpSecret).not.toContain(key.replaceAll(" ", ""));
	expect(codes).toHaveLength(10);
	expect(new Set(codes).size).toBe(10);
	const stored = JSON.stringify(user.recoveryCodes);
	for (const code of codes) expect(stored).not.toContain(code);
});

test("a code opens once, an older one never again", async () => {
	const { email, key } = await secured();
	const at = later(60);
	const code = await codeAt(key, at);
	const use = async () =>
		signInWithCode({ pending: await pendingOf(email, at), code, now: at });
	expect(await use()).toMatchObject({ is: "signed-in" });
	expect(await use()).toMatchObject({ is: "refused", reason: "wrong" });
	const before = await codeAt(key, later(30));
	const pending = await pendingOf(email, at);
	expect(
		await signInWithCode({ pending, code: before, now: at }),
	).toMatchObject({ reason: "wrong" });
});

test("the code that set it up does not sign in as well", async () => {
	const { email, key } = await secured();
	const pending = await pendingOf(email, start);
	const code = await codeAt(key, start);
	expect(await signInWithCode({ pending, code, now: start })).toMatchObject({
		reason: "wrong",
	});
});

test("of two requests with one code at once, one gets in", async () => {
	const { email, key } = await secured();
	const at = later(60);
	const code = await codeAt(key, at);
	const pending = await pendingOf(email, at);
	const outcomes = await Promise.all(
		[1, 2].map(() => signInWithCode({ pending, code, now: at })),
	);
	expect(outcomes.map(({ is }) => is).sort()).toEqual(["refused", "signed-in"]);
});

test("a recovery code opens once, however it is typed", async () => {
	const { email, codes } = await secured();
	const [code = ""] = codes;
	const use = async (typed: string) =>
		signInWithCode({
			pending: await pendingOf(email, start),
			code: typed,
			now: start,
		});
	expect(await use(` ${code.toUpperCase().replace("-", " ")}`)).toMatchObject({
		is: "signed-in",
	});
	expect(await use(code)).toMatchObject({ reason: "wrong" });
});

test("codes are tried five times, then they wait, each time longer", async () => {
	const { email, key } = await secured();
	const at = later(60);
	const pending = await pendingOf(email, at);
	for (let round = 0; round < 5; round++)
		expect(
			await signInWithCode({ pending, code: "000000", now: at }),
		).toMatchObject({ reason: "wrong" });
	const code = await codeAt(key, at);
	expect(await signInWithCode({ pending, code, now: at })).toMatchObject({
		reason: "locked",
		until: at.add({ minutes: 1 }),
	});
	// Nobody else waits: the same person on another machine is in.
	expect(
		await signInWithCode({ pending, code, now: at }, "10.9.9.8"),
	).toMatchObject({ is: "signed-in" });
});

test("codes guessed from everywhere end after some, and the person is told; a known browser and recovery codes go on", async () => {
	const { id, email, key, codes } = await secured();
	const at = later(60);
	const known = randomUUID();
	const own = await signInWithCode(
		{
			pending: await pendingOf(email, at),
			code: await codeAt(key, at),
			now: at,
		},
		"10.8.0.1",
		known,
	);
	expect(own.is).toBe("signed-in");
	const pending = await pendingOf(email, at);
	const guess = (from: number, code: string) =>
		signInWithCode({ pending, code, now: at }, `198.51.100.${from}`);
	const seen: string[] = [];
	for (let from = 0; from < 15; from++) {
		const one = await guess(from, "000000");
		seen.push(one.is === "refused" ? one.reason : one.is);
	}
	expect(seen.slice(0, 10)).toEqual(Array(10).fill("wrong"));
	expect(seen.slice(10)).toEqual(Array(5).fill("locked"));
	const next = later(120);
	const code = await codeAt(key, next);
	expect(await guess(99, code)).toMatchObject({ reason: "locked" });
	expect(await guess(98, codes[0] ?? "")).toMatchObject({ is: "signed-in" });
	expect(
		await signInWithCode({ pending, code, now: next }, "10.8.0.1", known),
	).toMatchObject({ is: "signed-in" });
	await runAccountJobs();
	expect(await db().message.findMany({ where: { userId: id } })).toMatchObject([
		{ kind: "password-known" },
	]);
});

test("the proof of the password runs out, and cannot be made up", async () => {
	const { email, key } = await secured();
	const pending = await pendingOf(email, later(60));
	const at = later(60 + 301);
	const code = await codeAt(key, at);
	for (const token of [pending, "", "made-up", `${pending}x`])
		expect(await signInWithCode({ pending: token, code, now: at })).toEqual({
			is: "refused",
			reason: "too-late",
		});
});

test("new recovery codes and removing take the password once more", async () => {
	const { id, actor, codes } = await secured();
	const wrong = { password: "falsch", now: start };
	expect(await replaceRecoveryCodes(actor, wrong)).toMatchObject({
		error: "wrong",
	});
	expect(await dropSecondFactor(actor, wrong)).toMatchObject({
		error: "wrong",
	});
	const right = { password: PASSWORD, now: start };
	const fresh = await replaceRecoveryCodes(actor, right);
	expect(fresh.ok && fresh.value.some((code) => codes.includes(code))).toBe(
		false,
	);
	expect((await dropSecondFactor(actor, right)).ok).toBe(true);
	expect(await db().user.findUniqueOrThrow({ where: { id } })).toMatchObject({
		totpSecret: null,
		totpConfirmedAt: null,
	});
	expect(await db().recoveryCode.count({ where: { userId: id } })).toBe(0);
});

test("an admin resets it for somebody whose phone is gone", async () => {
	const { id, email } = await secured();
	const admin = await makeActor("admin");
	await resetSecondFactor(admin, { userId: id, now: start });
	const outcome = await signIn({
		email,
		password: PASSWORD,
		client: "reset",
		device: randomUUID(),
		now: start,
	});
	expect(outcome.is).toBe("signed-in");
});

import { generate } from "otplib";
import { beforeAll, expect, test } from "vitest";
import {
	confirmSecondFactor,
	dropSecondFactor,
	offerSecondFactor,
	replaceRecoveryCodes,
} from "#lib/auth/commands/second-factor.ts";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import { signInWithCode } from "#lib/auth/commands/sign-in-code.ts";
import { db } from "#lib/db/client.ts";
import { resetSecondFactor } from "#lib/staff/commands/change-user.ts";
import { makeAccount, PASSWORD } from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { makeCity } from "#tests/support/factory.ts";

const start = Temporal.Now.instant();
const later = (seconds: number) => start.add({ seconds });

const codeAt = (key: string, at: Temporal.Instant) =>
	generate({
		secret: key.replaceAll(" ", ""),
		epoch: Math.floor(at.epochMilliseconds / 1000),
	});

beforeAll(() => makeCity());

async function secured() {
	const { id, email } = await makeAccount();
	const actor = { userId: id };
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

test("codes are tried five times, then they wait", async () => {
	const { email, key } = await secured();
	const at = later(60);
	const pending = await pendingOf(email, at);
	for (let round = 0; round < 4; round++)
		await signInWithCode({ pending, code: "000000", now: at });
	const code = await codeAt(key, at);
	// Setting it up counted once.
	expect(await signInWithCode({ pending, code, now: at })).toMatchObject({
		reason: "locked",
	});
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
		now: start,
	});
	expect(outcome.is).toBe("signed-in");
});

import { beforeAll, expect, test } from "vitest";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import { linkToken } from "#lib/auth/secrets.ts";
import { db } from "#lib/db/client.ts";
import { acceptLink } from "#lib/staff/commands/accept-link.ts";
import { requestReset } from "#lib/staff/commands/request-reset.ts";
import { makeAccount, PASSWORD } from "#tests/support/account.ts";
import { makeCity } from "#tests/support/factory.ts";

const now = () => Temporal.Now.instant();
let client = 0;
/** Each from another machine, unless said otherwise. */
const attempt = (
	email: string,
	password: string,
	from = `10.0.0.${client++}`,
) => signIn({ email, password, client: from, now: now() });

beforeAll(() => makeCity());

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

test("an unknown address takes as long as a known one", async () => {
	const { email } = await makeAccount();
	await attempt("warming@staff.example", "up");
	const measure = async (address: string) => {
		const start = performance.now();
		await attempt(address, "wrong, wrong, wrong");
		return performance.now() - start;
	};
	// In turns, and the shortest of each: what else the machine does hits both.
	let [known, unknown] = [Infinity, Infinity];
	for (let round = 0; round < 4; round++) {
		known = Math.min(known, await measure(email));
		unknown = Math.min(unknown, await measure(`nobody-${round}@staff.example`));
	}
	// Hashing is most of it: without it an answer would take a fraction.
	expect(unknown).toBeGreaterThan(known * 0.4);
});

test("after five wrong tries the address is locked, even for the right password, and says until when", async () => {
	for (const email of [(await makeAccount()).email, "ghost@staff.example"]) {
		for (let round = 0; round < 5; round++)
			expect(await attempt(email, "wrong")).toMatchObject({ reason: "wrong" });
		const outcome = await attempt(email, PASSWORD);
		expect(outcome).toMatchObject({ is: "refused", reason: "locked" });
		const until = "until" in outcome ? outcome.until : now();
		const minutes = until.since(now()).total("minutes");
		expect(minutes).toBeGreaterThan(13);
		expect(minutes).toBeLessThanOrEqual(15);
	}
});

test("twenty tries at once get five answers, not twenty", async () => {
	const { email } = await makeAccount();
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, () => attempt(email, "wrong")),
	);
	const reasons = outcomes.map((one) =>
		"reason" in one ? one.reason : one.is,
	);
	expect(reasons.filter((one) => one === "wrong")).toHaveLength(5);
	expect(reasons.filter((one) => one === "locked")).toHaveLength(15);
});

test("signing in takes the wrong tries before it back", async () => {
	const { email } = await makeAccount();
	for (let round = 0; round < 3; round++) {
		for (let wrong = 0; wrong < 4; wrong++) await attempt(email, "wrong");
		expect(await attempt(email, PASSWORD)).toMatchObject({ is: "signed-in" });
	}
});

test("one machine that tries many addresses is stopped", async () => {
	const outcomes: string[] = [];
	for (let round = 0; round < 101; round++) {
		const one = await attempt(
			`victim-${round}@staff.example`,
			"x",
			"192.0.2.9",
		);
		outcomes.push("reason" in one ? one.reason : one.is);
	}
	expect(outcomes.slice(0, 100).every((one) => one === "wrong")).toBe(true);
	expect(outcomes[100]).toBe("too-many-tries");
}, 60_000);

test("a link for a new password opens a locked account", async () => {
	const { id, email } = await makeAccount();
	for (let round = 0; round < 6; round++) await attempt(email, "wrong");
	await requestReset({ email, client: "10.1.1.1", now: now() });
	const link = await db().oneTimeLink.findFirstOrThrow({
		where: { userId: id },
	});
	const password = "drei neue Wörter hier";
	const accepted = await acceptLink({
		id: link.id,
		token: linkToken(link.id),
		password,
		repeated: password,
		now: now(),
	});
	expect(accepted.ok).toBe(true);
	expect(await attempt(email, password)).toMatchObject({ is: "signed-in" });
});

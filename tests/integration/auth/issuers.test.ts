import { randomUUID } from "node:crypto";
import { UnsecuredJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetSessions, readSession } from "#lib/auth/commands/sessions.ts";
import { signIn } from "#lib/auth/commands/sign-in.ts";
import { beginSignIn } from "#lib/auth/issuers/commands/begin-sign-in.ts";
import { readmit } from "#lib/auth/issuers/commands/closed-identities.ts";
import { finishSignIn } from "#lib/auth/issuers/commands/finish-sign-in.ts";
import { takeLogout } from "#lib/auth/issuers/commands/take-logout.ts";
import { askIssuer } from "#lib/auth/issuers/network/ask.ts";
import { findIssuerView } from "#lib/auth/issuers/queries/list-issuers.ts";
import { findSignOut } from "#lib/auth/issuers/queries/sign-out-address.ts";
import type { Begun } from "#lib/auth/secrets/begun.ts";
import { db } from "#lib/db/client.ts";
import { toJson } from "#lib/db/json.ts";
import { lockKey } from "#lib/db/lock.ts";
import { env } from "#lib/runtime/env.ts";
import { activateUser } from "#lib/staff/commands/change-user.ts";
import { eraseLeavers } from "#lib/staff/commands/erase-leavers.ts";
import {
	linkIdentity,
	unlinkIdentities,
} from "#lib/staff/commands/link-identity.ts";
import { makeAccount, makeSession, PASSWORD } from "#tests/support/account.ts";
import { makeActor } from "#tests/support/actor.ts";
import { eventually } from "#tests/support/eventually.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import {
	CLIENT,
	close,
	listen,
	putRules,
	type RealIssuer,
	registerIssuer,
	ruleFor,
	startIssuer,
	Visitor,
} from "#tests/support/issuer.ts";
import { type OddIssuer, startOddIssuer } from "#tests/support/odd-issuer.ts";
import { tablesWith } from "#tests/support/traces.ts";

const now = () => Temporal.Now.instant();
let real: RealIssuer;
let odd: OddIssuer;
let row: Awaited<ReturnType<typeof registerIssuer>>;
let oddRow: Awaited<ReturnType<typeof registerIssuer>>;
let station: { id: number; slug: string };

beforeAll(async () => {
	await makeCity();
	station = await makeStation();
	real = await startIssuer({ deliver: false });
	odd = await startOddIssuer();
	const rules = [
		ruleFor("leitung", "lead", [station.slug]),
		ruleFor("team", "clerk", [station.slug]),
		ruleFor("chefs", "admin"),
	];
	row = await registerIssuer(real, rules);
	oddRow = await registerIssuer(odd, rules);
});

afterAll(async () => {
	await real.close();
	await odd.close();
});

async function begin(slug: string, more: { tryingSession?: string } = {}) {
	const begun = await beginSignIn({
		slug,
		next: "/team",
		tryingSession: null,
		isSilent: false,
		now: now(),
		...more,
	});
	if (!begun.ok) throw new Error(begun.error);
	const { address, begun: kept } = begun.value;
	return {
		address: new URL(address),
		begun: { ...kept, at: Date.now() } as Begun,
	};
}

const finish = (
	slug: string,
	params: URLSearchParams,
	begun: Begun | null,
	more: { sessionId?: string; now?: Temporal.Instant } = {},
) =>
	finishSignIn({
		slug,
		params,
		begun,
		sessionId: null,
		client: "203.0.113.1",
		device: randomUUID(),
		now: now(),
		...more,
	});

/** Somebody types their name at the real issuer. */
async function comes(name: string, visitor = new Visitor()) {
	const { address, begun } = await begin(real.slug);
	const back = await visitor.visit(address.href, name);
	return finish(real.slug, back.searchParams, begun);
}

const person = (name: string, groups: string[], more: object = {}) => {
	real.people.set(name, {
		name: `Person ${name}`,
		email: `${name}@stadt.example`,
		email_verified: true,
		groups,
		...more,
	});
	return name;
};

const sessionOf = (finished: Awaited<ReturnType<typeof comes>>) => {
	if (finished.is !== "signed-in") throw new Error(JSON.stringify(finished));
	return finished.sessionId;
};

const whoIs = async (finished: Awaited<ReturnType<typeof comes>>) =>
	(await readSession(sessionOf(finished), now()))?.actor;

test("whoever a real issuer vouches for has the role and stations that the rules give, and an account from the first time on", async () => {
	const name = person("ada", ["team"]);
	const actor = await whoIs(await comes(name));
	expect(actor).toMatchObject({
		name: "Person ada",
		role: "clerk",
		stationIds: [station.id],
	});
	const again = await whoIs(await comes(name));
	expect(again?.userId).toBe(actor?.userId);
	expect(
		await db().auditEntry.findMany({
			where: { userId: actor?.userId ?? "" },
			orderBy: { id: "asc" },
			select: { action: true },
		}),
	).toEqual([
		{ action: "user:made-by-issuer" },
		{ action: "session:open" },
		{ action: "session:open" },
	]);
});

test("rights follow the claims at each sign-in, and whoever has none left loses every session", async () => {
	const name = person("bo", ["team"]);
	const first = await comes(name);
	person("bo", ["chefs"], { name: "Bo Neu", email: "bo.neu@stadt.example" });
	const second = await whoIs(await comes(name));
	expect(second).toMatchObject({
		role: "admin",
		name: "Bo Neu",
		stationIds: [],
	});
	// The first session is the same account, read anew.
	expect((await readSession(sessionOf(first), now()))?.email).toBe(
		"bo.neu@stadt.example",
	);
	person("bo", []);
	expect(await comes(name)).toMatchObject({ is: "refused", reason: "no-rule" });
	expect(await readSession(sessionOf(first), now())).toBeNull();
});

test("no rule, no access: nobody gets an account by knowing a password of the house", async () => {
	expect(await comes(person("cleo", ["kantine"]))).toMatchObject({
		reason: "no-rule",
	});
	expect(
		await db().user.count({ where: { email: "cleo@stadt.example" } }),
	).toBe(0);
});

test("an address that is not verified makes no account", async () => {
	const name = person("dora", ["team"], { email_verified: false });
	expect(await comes(name)).toMatchObject({ reason: "no-email" });
});

test("an account that is there is never taken over by its address: an administrator links the two, and then the password is worth nothing", async () => {
	const admin = await makeActor("admin");
	const { id, email } = await makeAccount("agent");
	const old = await makeSession(id);
	const name = person("emil", ["team"], { email });
	expect(await comes(name)).toMatchObject({ reason: "account-exists" });
	expect(await comes(name)).toMatchObject({ reason: "account-exists" });
	const asks = await db().identityAsk.findMany({ where: { userId: id } });
	expect(asks).toMatchObject([{ subject: "emil", name: "Person emil" }]);
	const linking = { userId: id, issuerId: row.id, subject: "emil", now: now() };
	expect(
		await linkIdentity(await makeActor("coordinator"), linking),
	).toMatchObject({ error: "forbidden" });
	expect(
		await linkIdentity(admin, { ...linking, subject: "somebody" }),
	).toMatchObject({ error: "no-ask" });
	expect((await linkIdentity(admin, linking)).ok).toBe(true);
	expect(await readSession(old, now())).toBeNull();
	expect(await whoIs(await comes(name))).toMatchObject({
		userId: id,
		role: "clerk",
	});
	expect(
		await signIn({
			email,
			password: PASSWORD,
			client: "10.9.9.9",
			device: randomUUID(),
			now: now(),
		}),
	).toMatchObject({ reason: "wrong" });
});

test("a closed account stays closed, whatever the issuer says", async () => {
	const name = person("fritz", ["team"]);
	const finished = await comes(name);
	const actor = await whoIs(finished);
	await activateUser(await makeActor("admin"), {
		userId: actor?.userId ?? "",
		active: false,
		now: now(),
	});
	expect(await readSession(sessionOf(finished), now())).toBeNull();
	expect(await comes(name)).toMatchObject({ reason: "closed" });
});

test("who was closed here stays out when nobody knows any more whose account it was, until an administrator lets them in again", async () => {
	const admin = await makeActor("admin");
	const name = person("leander", ["team"]);
	const actor = await whoIs(await comes(name));
	const userId = actor?.userId ?? "";
	await activateUser(admin, { userId, active: false, now: now() });
	await eraseLeavers(now().add({ hours: 24 * 400 }));
	expect(await db().identity.count({ where: { userId } })).toBe(0);
	expect(await tablesWith(env().databaseUrl, ["leander"])).toEqual([]);

	expect(await comes(name)).toMatchObject({ reason: "closed" });
	const closed = async () => {
		const view = await findIssuerView(admin, real.slug, now());
		return view.ok ? view.value.closed : [];
	};
	const [asking] = await closed();
	expect(asking).toMatchObject({ name: "Person leander" });
	// Whom nobody lets in is a name less after some days, and stays out.
	await forgetSessions(now().add({ hours: 24 * 31 }));
	expect(await closed()).toEqual([]);
	expect(await comes(name)).toMatchObject({ reason: "closed" });
	const readmitting = {
		slug: real.slug,
		subjectKey: asking?.subjectKey ?? "",
		now: now(),
	};
	expect(
		await readmit(await makeActor("coordinator"), readmitting),
	).toMatchObject({ error: "forbidden" });
	expect((await readmit(admin, readmitting)).ok).toBe(true);
	expect(await readmit(admin, readmitting)).toMatchObject({ error: "no-ask" });
	expect((await whoIs(await comes(name)))?.userId).not.toBe(userId);
});

test("a closed account whose link to the issuer is cut comes back by it neither", async () => {
	const admin = await makeActor("admin");
	const name = person("mona", ["team"]);
	const userId = (await whoIs(await comes(name)))?.userId ?? "";
	await activateUser(admin, { userId, active: false, now: now() });
	await unlinkIdentities(admin, { userId, now: now() });
	person("mona", ["team"], { email: "mona.anders@stadt.example" });
	expect(await comes(name)).toMatchObject({ reason: "closed" });
});

test("what was tried does not count as tried when rules or settings were saved meanwhile", async () => {
	const admin = await makeActor("admin");
	const sessionId = await makeSession(admin.userId);
	const name = person("nils", ["chefs"]);
	await db().issuer.update({
		where: { id: row.id },
		data: { checkedAt: null },
	});
	const { address, begun } = await begin(real.slug, {
		tryingSession: sessionId,
	});
	const back = await new Visitor().visit(address.href, name);
	const trying = await db().$transaction(async (tx) => {
		await lockKey(tx, `issuer ${row.id}`);
		const trial = finish(real.slug, back.searchParams, begun, { sessionId });
		await eventually(async () =>
			expect(
				// Other files wait for locks of theirs on the same server.
				await tx.$queryRaw`SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = database
					WHERE datname = current_database() AND locktype = 'advisory' AND NOT granted`,
			).toHaveLength(1),
		);
		const before = await tx.signInRules.findFirstOrThrow({
			where: { issuerId: row.id },
		});
		await tx.signInRules.create({
			data: {
				...before,
				version: 2,
				rules: toJson([ruleFor("chefs", "agent")]),
			},
		});
		return { trial };
	});
	expect(await trying.trial).toMatchObject({ is: "tried", error: "no-admin" });
	const after = await db().issuer.findUniqueOrThrow({ where: { id: row.id } });
	expect(after.checkedAt).toBeNull();
	await db().signInRules.deleteMany({
		where: { issuerId: row.id, version: 2 },
	});
});

test("stored rules of which one is none let nobody in", async () => {
	const name = person("olga", ["team"]);
	const whole = ruleFor("team", "clerk", [station.slug]);
	const before = await db().signInRules.findFirstOrThrow({
		where: { issuerId: row.id },
	});
	await db().signInRules.updateMany({
		where: { issuerId: row.id },
		data: { rules: toJson([whole, { role: "admin" }]) },
	});
	expect(await comes(name)).toMatchObject({ reason: "no-rule" });
	await db().signInRules.updateMany({
		where: { issuerId: row.id },
		data: { rules: toJson(before.rules as object) },
	});
	expect((await comes(name)).is).toBe("signed-in");
});

test("ten first sign-ins at once make one account", async () => {
	const name = person("greta", ["team"]);
	// Whoever is told on a slow machine that much is going on comes again.
	const come = async () => {
		for (;;) {
			const finished = await comes(name);
			if (!("reason" in finished) || finished.reason !== "busy")
				return finished;
		}
	};
	const all = await Promise.all(Array.from({ length: 10 }, come));
	const ids = await Promise.all(all.map(whoIs));
	expect(new Set(ids.map((one) => one?.userId)).size).toBe(1);
	expect(await db().identity.count({ where: { subject: "greta" } })).toBe(1);
});

test("a session of an issuer ends after its hours", async () => {
	const sessionId = sessionOf(await comes(person("hanna", ["team"])));
	// Somebody is there all the time.
	for (let minutes = 30; minutes < 240; minutes += 30)
		expect(await readSession(sessionId, now().add({ minutes }))).not.toBeNull();
	expect(await readSession(sessionId, now().add({ minutes: 241 }))).toBeNull();
});

test("a code counts once, and only with what the browser that began it keeps", async () => {
	const name = person("ida", ["team"]);
	const { address, begun } = await begin(real.slug);
	const other = await begin(real.slug);
	const back = await new Visitor().visit(address.href, name);
	// The verifier of another browser, which is how a stolen code would come.
	expect(
		await finish(real.slug, back.searchParams, {
			...begun,
			verifier: other.begun.verifier,
		}),
	).toMatchObject({ reason: "token" });
	const fresh = await begin(real.slug);
	const again = await new Visitor().visit(fresh.address.href, name);
	const { searchParams } = again;
	expect(await finish(real.slug, searchParams, fresh.begun)).toMatchObject({
		is: "signed-in",
	});
	expect(await finish(real.slug, searchParams, fresh.begun)).toMatchObject({
		reason: "token",
	});
	expect(await finish(real.slug, searchParams, null)).toMatchObject({
		reason: "stale",
	});
	expect(await finish(odd.slug, searchParams, fresh.begun)).toMatchObject({
		reason: "stale",
	});
});

test("keys that an issuer changes are asked for anew, and keys that nobody has are not asked for again and again", async () => {
	const name = person("jan", ["team"]);
	sessionOf(await comes(name));
	await real.changeKeys();
	const { address, begun } = await begin(real.slug);
	const back = await new Visitor().visit(address.href, name);
	// Old keys are believed for ten minutes; only a key that is not among them is a reason to ask.
	const later = now().add({ seconds: 20 });
	expect(
		await finish(real.slug, back.searchParams, begun, { now: later }),
	).toMatchObject({ is: "signed-in" });

	const before = odd.asked.get("/jwks") ?? 0;
	for (let round = 0; round < 20; round++)
		await takeLogout({
			slug: odd.slug,
			token: await odd.sign({ jti: "x" }, { kid: `unknown-${round}` }),
			now: now(),
		});
	expect((odd.asked.get("/jwks") ?? 0) - before).toBeLessThanOrEqual(2);
});

/** What the odd issuer's token says when all is well. */
const good = (nonce: string, more: object = {}) => {
	const seconds = Math.floor(Date.now() / 1000);
	return {
		sub: "kai",
		name: "Kai",
		email: "kai@stadt.example",
		email_verified: true,
		groups: ["team"],
		nonce,
		iat: seconds,
		exp: seconds + 300,
		...more,
	};
};

async function comesOddly(
	make: (claims: object) => Promise<string>,
	params: Record<string, string> = {},
) {
	const { begun } = await begin(odd.slug);
	odd.token = await make(good(begun.nonce));
	const query = new URLSearchParams({ code: "c", iss: odd.url, ...params });
	const finished = await finish(odd.slug, query, begun);
	return "reason" in finished ? finished.reason : finished.is;
}

const signedWith = (more: object) => (claims: object) =>
	odd.sign({ ...claims, ...more });
const ago = (seconds: number) => Math.floor(Date.now() / 1000) - seconds;

test("a token that is not for us, not now or not proved opens nothing", async () => {
	expect(await comesOddly((claims) => odd.sign({ ...claims }))).toBe(
		"signed-in",
	);
	for (const [what, make, reason] of [
		["another audience", signedWith({ aud: "another-client" }), "token"],
		[
			"for two, and said for the other",
			signedWith({ aud: [CLIENT, "b"], azp: "b" }),
			"token",
		],
		[
			"for two, and not said for whom",
			signedWith({ aud: [CLIENT, "b"] }),
			"token",
		],
		["another issuer", signedWith({ iss: real.url }), "token"],
		["another nonce", signedWith({ nonce: "guessed" }), "token"],
		["no nonce", signedWith({ nonce: undefined }), "token"],
		["no subject", signedWith({ sub: undefined }), "token"],
		["no end", signedWith({ exp: undefined }), "token"],
		["over", signedWith({ iat: ago(600), exp: ago(300) }), "clock"],
		["not begun", signedWith({ iat: ago(-300), exp: ago(-600) }), "clock"],
		[
			"somebody else's key",
			(claims: object) => odd.sign({ ...claims }, { falsely: true }),
			"token",
		],
		[
			"an unknown key",
			(claims: object) => odd.sign({ ...claims }, { kid: "9" }),
			"token",
		],
		[
			"alg none",
			async (claims: object) =>
				new UnsecuredJWT({ iss: odd.url, aud: CLIENT, ...claims }).encode(),
			"token",
		],
		["no token", async () => "nonsense", "token"],
	] as const)
		expect(await comesOddly(make), what).toBe(reason);
	// Clocks may differ by some seconds.
	expect(await comesOddly(signedWith({ iat: ago(-30), exp: ago(-90) }))).toBe(
		"signed-in",
	);
});

test("an answer of another issuer, or of none, is not taken (RFC 9207)", async () => {
	const make = (claims: object) => odd.sign({ ...claims });
	expect(await comesOddly(make, { iss: real.url })).toBe("mixed-up");
	const { begun } = await begin(odd.slug);
	odd.token = await odd.sign(good(begun.nonce));
	const silent = new URLSearchParams({ code: "c" });
	expect(await finish(odd.slug, silent, begun)).toMatchObject({
		reason: "mixed-up",
	});
});

test("what the issuer says went wrong there is said in words of its own", async () => {
	for (const [error, reason] of [
		["access_denied", "cancelled"],
		["server_error", "issuer-fault"],
		["temporarily_unavailable", "away"],
		["<script>", "issuer-fault"],
		["login_required", "issuer-fault"],
	]) {
		const { begun } = await begin(odd.slug);
		const query = new URLSearchParams({ error: error ?? "", iss: odd.url });
		expect(await finish(odd.slug, query, begun)).toMatchObject({ reason });
	}
	const { begun } = await begin(odd.slug);
	expect(
		await finish(odd.slug, new URLSearchParams({ error: "login_required" }), {
			...begun,
			isSilent: true,
		}),
	).toEqual({ is: "to-be-asked", next: "/team" });
});

test("an issuer that is away, answers nonsense, too much, or as another one is told apart, and asked once for many", async () => {
	const later = (minutes: number) => now().add({ minutes });
	const beginAt = (at: Temporal.Instant) =>
		beginSignIn({
			slug: odd.slug,
			next: "",
			tryingSession: null,
			isSilent: false,
			now: at,
		});
	const description = "/.well-known/openid-configuration";
	const asked = () => odd.asked.get(description) ?? 0;
	// Each when the answer before is remembered no more.
	let minutes = 20;
	const next = () => {
		minutes += 20;
		return later(minutes);
	};
	for (const [body, error] of [
		["{}", "set-up"],
		["<html>", "set-up"],
		[JSON.stringify({ issuer: real.url }), "set-up"],
		[" ".repeat(300_000), "set-up"],
	] as const) {
		odd.answers.set(description, { body });
		expect(await beginAt(next())).toEqual({ ok: false, error });
	}
	// Its own tokens would be believed, fetched from inside the house.
	odd.answers.set(description, {
		body: JSON.stringify({
			issuer: odd.url,
			authorization_endpoint: `${odd.url}/auth`,
			token_endpoint: "http://169.254.169.254/latest",
			jwks_uri: "file:///etc/passwd",
		}),
	});
	expect(await beginAt(next())).toMatchObject({
		error: "set-up",
	});
	odd.answers.set(description, "hangs up");
	const before = asked();
	const at = next();
	const all = await Promise.all(Array.from({ length: 30 }, () => beginAt(at)));
	expect(all.every((one) => !one.ok && one.error === "away")).toBe(true);
	// Whoever comes within the next seconds need not wait for that once more.
	expect(await beginAt(at)).toMatchObject({ error: "away" });
	expect(asked() - before).toBe(1);
	odd.answers.clear();
	expect(await beginAt(at.add({ seconds: 6 }))).toMatchObject({ ok: true });
});

test("in production this machine itself is nobody's issuer, by whatever name", async () => {
	let connections = 0;
	const { server, url } = await listen(() => {});
	server.on("connection", () => connections++);
	const { port } = new URL(url);
	Object.assign(env(), { mode: "production" });
	for (const [address, kind] of [
		[`http://localhost:${port}`, "set-up"],
		[`https://127.0.0.1:${port}`, "set-up"],
		[`https://[::1]:${port}`, "set-up"],
		[`https://[::ffff:127.0.0.1]:${port}`, "set-up"],
		[`https://2130706433:${port}`, "set-up"],
		["https://169.254.169.254", "set-up"],
		// A name is looked up, and what it stands for is looked at.
		[`https://localhost:${port}`, "away"],
	] as const)
		await expect(askIssuer(address), address).rejects.toMatchObject({ kind });
	Object.assign(env(), { mode: "test" });
	// The same without encryption, as tests have it, does connect.
	server.on("request", (_, response) => response.end("{}"));
	expect((await askIssuer(url)).body).toEqual({});
	expect(connections).toBe(1);
	await close(server);
});

test("a sign-out there ends the session here, wherever it is open; each word counts once, and none that is not one", async () => {
	const [name, other] = [person("lena", ["team"]), person("max", ["team"])];
	const visitor = new Visitor();
	const [first, second, stranger] = [
		sessionOf(await comes(name, visitor)),
		sessionOf(await comes(name)),
		sessionOf(await comes(other)),
	];
	const isOpen = async (id: string) => (await readSession(id, now())) !== null;
	const out = async (token: string, slug = real.slug) => {
		const taken = await takeLogout({ slug, token, now: now() });
		return taken.ok ? taken.value : taken.error;
	};
	// Whoever signs out here is led there, known by their token, and the issuer ends that one session.
	const leaving = sessionOf(await comes(name, visitor));
	await db().session.update({
		where: { id: leaving },
		data: { revokedAt: new Date() },
	});
	const way = await findSignOut(leaving, now());
	expect(new URL(way?.address ?? "").origin).toBe(real.url);
	const back = await visitor.visit(way?.address ?? "", name);
	expect(back.pathname + back.search).toBe("/anmelden?hinweis=abgemeldet");
	expect(real.told).toHaveLength(1);
	expect(await out(real.told[0] ?? "")).toBe(1);
	expect(await isOpen(first)).toBe(false);
	expect(await isOpen(second)).toBe(true);
	expect(await out(real.told[0] ?? "")).toBe("replayed");
	// They have left: whatever the session.
	await real.signOut(name);
	expect(await out(real.told[1] ?? "", odd.slug)).toBe("token");
	expect(await isOpen(second)).toBe(true);
	expect(await out(real.told[1] ?? "")).toBe(1);
	expect(await isOpen(second)).toBe(false);
	expect(await isOpen(stranger)).toBe(true);
});

test("the word that somebody has signed out may be faster than their sign-in: then that opens nothing", async () => {
	const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
	const token = await odd.sign({
		jti: randomUUID(),
		sid: "gone",
		sub: "kai",
		events: event,
		iat: ago(0),
		exp: ago(-100),
	});
	const begun = await begin(odd.slug);
	const taken = await takeLogout({ slug: odd.slug, token, now: now() });
	expect(taken.ok).toBe(true);
	expect(await comesOddly(signedWith({ sid: "gone" }))).toBe("ended");
	expect(await comesOddly(signedWith({ sid: "another" }))).toBe("signed-in");
	// Of an issuer that names no sessions: what was begun before is over, what is begun afterwards is not.
	odd.token = await odd.sign(good(begun.begun.nonce));
	const query = new URLSearchParams({ code: "c", iss: odd.url });
	expect(await finish(odd.slug, query, begun.begun)).toMatchObject({
		reason: "ended",
	});
	expect(await comesOddly(signedWith({}))).toBe("signed-in");
});

test("an ID token is no logout token, nor is one that is old or of another kind", async () => {
	const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
	const claims = {
		jti: "1",
		sub: "kai",
		events: event,
		iat: ago(0),
		exp: ago(-100),
	};
	const { nonce } = (await begin(odd.slug)).begun;
	for (const token of [
		await odd.sign(good(nonce)),
		await odd.sign({ ...claims, nonce }),
		await odd.sign({ ...claims, iat: ago(900) }),
		await odd.sign({ ...claims, aud: "another" }),
		await odd.sign(claims, { falsely: true }),
		await odd.sign(claims, { typ: "at+jwt" }),
		new UnsecuredJWT({ iss: odd.url, aud: CLIENT, ...claims }).encode(),
		"",
	])
		expect(
			await takeLogout({ slug: odd.slug, token, now: now() }),
		).toMatchObject({ error: "token" });
	const token = await odd.sign(claims, { typ: "logout+jwt" });
	expect((await takeLogout({ slug: odd.slug, token, now: now() })).ok).toBe(
		true,
	);
});

test("where the city wants a code, an issuer has to say that there was a second factor", async () => {
	const rule = { factorRule: "for-roles", factorValues: ["mfa"] };
	await db().issuer.update({ where: { id: oddRow.id }, data: rule });
	await db().city.update({ where: { id: 1 }, data: { totpRoles: ["clerk"] } });
	expect(await comesOddly(signedWith({ amr: ["pwd"] }))).toBe("second-factor");
	expect(await comesOddly(signedWith({ amr: ["pwd", "mfa"] }))).toBe(
		"signed-in",
	);
	await putRules(oddRow.id, [ruleFor("team", "coordinator")]);
	expect(await comesOddly(signedWith({ amr: ["pwd"] }))).toBe("signed-in");
});

import { beforeEach, expect, test } from "vitest";
import { db } from "#lib/db/client.ts";
import {
	addProgram,
	changeProgram,
	renewSecret,
	switchProgram,
} from "#lib/programs/commands/manage-programs.ts";
import { findCaller } from "#lib/programs/queries/find-caller.ts";
import { listPrograms } from "#lib/programs/queries/list-programs.ts";
import { TOKEN_SECONDS } from "#lib/programs/rules/access-token.ts";
import { agreementMark } from "#lib/programs/rules/program-form.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { makeActor } from "#tests/support/actor.ts";
import { NOW } from "#tests/support/booking.ts";
import { makeCity, makeStation } from "#tests/support/factory.ts";
import { AGREEMENT, makeProgram } from "#tests/support/program.ts";
import { askForToken, tokenOf } from "#tests/support/program-requests.ts";

beforeEach(async () => {
	await makeCity();
	await db().rateLimit.deleteMany();
});

async function idOf(clientId: string): Promise<number> {
	return (await db().program.findUniqueOrThrow({ where: { clientId } })).id;
}

const basic = (id: string, secret: string) => ({
	authorization: `Basic ${btoa(`${id}:${secret}`)}`,
});
const GRANT = { grant_type: "client_credentials" };

test("a program gets a token with its secret in the header or in the body, for its scopes or fewer", async () => {
	const { clientId, secret } = await makeProgram({ scopes: ["hold", "book"] });
	const byHeader = await askForToken(GRANT, {
		headers: basic(clientId, secret),
	});
	expect(byHeader.status).toBe(200);
	expect(byHeader.headers.get("cache-control")).toBe("no-store");
	expect(await byHeader.json()).toEqual({
		access_token: expect.stringMatching(/^[\w-]{20,}$/),
		token_type: "Bearer",
		expires_in: TOKEN_SECONDS,
		scope: "hold book",
	});
	const inBody = { ...GRANT, client_id: clientId, client_secret: secret };
	const fewer = await askForToken({ ...inBody, scope: "book" });
	const { access_token, scope } = (await fewer.json()) as Record<
		string,
		string
	>;
	expect(scope).toBe("book");
	const caller = await findCaller(access_token ?? "", realNow());
	expect(caller?.scopes).toEqual(["book"]);
	const more = await askForToken({ ...inBody, scope: "book cancel" });
	expect([more.status, await more.json()]).toMatchObject([
		400,
		{ error: "invalid_scope" },
	]);
	const seen = await db().program.findUnique({ where: { clientId } });
	expect(seen?.lastUsedAt).not.toBeNull();
	expect(JSON.stringify(await db().program.findMany())).not.toContain(secret);
});

test("what is no request for a token is refused in the words of RFC 6749", async () => {
	const { clientId, secret } = await makeProgram();
	const inBody = { client_id: clientId, client_secret: secret };
	const header = { headers: basic(clientId, secret) };
	const cases: [string, Promise<Response>][] = [
		["invalid_request", askForToken(inBody)],
		[
			"unsupported_grant_type",
			askForToken({ ...inBody, grant_type: "password" }),
		],
		["invalid_request", askForToken({ ...GRANT, ...inBody }, header)],
		["invalid_request", askForToken({ ...GRANT, client_id: "other" }, header)],
		[
			"invalid_request",
			askForToken("grant_type=client_credentials&scope=a&scope=b", header),
		],
		[
			"invalid_request",
			askForToken(GRANT, { headers: { "content-type": "application/json" } }),
		],
		["invalid_client", askForToken(GRANT)],
		[
			"invalid_client",
			askForToken(GRANT, { headers: { authorization: "Basic %%%" } }),
		],
		["invalid_client", askForToken(GRANT, { headers: basic("%", "x") })],
		[
			"invalid_client",
			askForToken({ ...GRANT, client_id: "a\0b", client_secret: "x" }),
		],
		[
			"invalid_client",
			askForToken({ ...GRANT, ...inBody, client_secret: `${secret}x` }),
		],
		[
			"invalid_client",
			askForToken({ ...GRANT, client_id: "none", client_secret: secret }),
		],
	];
	for (const [error, asked] of cases) {
		const answer = await asked;
		expect(await answer.json()).toMatchObject({ error });
		expect(answer.status).toBe(error === "invalid_client" ? 401 : 400);
		expect(answer.headers.has("www-authenticate")).toBe(
			error === "invalid_client",
		);
	}
});

test("guessing is bounded where it comes from, and shuts nobody out elsewhere", async () => {
	const { clientId, secret } = await makeProgram();
	const other = await makeProgram();
	const guess = (address: string, client_secret: string) =>
		askForToken(
			{ ...GRANT, client_id: clientId, client_secret },
			{ address },
		).then(({ status }) => status);
	const statuses: number[] = [];
	for (let times = 0; times < 12; times++)
		statuses.push(await guess("198.51.100.1", `wrong ${times}`));
	expect(statuses).toEqual([...Array(10).fill(401), 429, 429]);
	expect(await guess("198.51.100.1", secret)).toBe(429);
	// Until when is told as it is counted.
	await db().rateLimit.updateMany({
		where: { key: { startsWith: "program-secret:" } },
		data: { expire: Date.now() + 47_000 },
	});
	const shut = await askForToken(
		{ ...GRANT, client_id: clientId, client_secret: secret },
		{ address: "198.51.100.1" },
	);
	const seconds = Number(shut.headers.get("retry-after"));
	expect(seconds).toBeLessThanOrEqual(47);
	expect(seconds).toBeGreaterThan(7);
	expect(await guess("203.0.113.7", secret)).toBe(200);
	expect(await tokenOf(other)).toBeTruthy();
	// What is right never counts.
	for (let times = 0; times < 15; times++)
		expect(await guess("203.0.113.7", secret)).toBe(200);
});

test("whoever is shut out writes no more into the table of limits", async () => {
	const guess = async (client_id: string) => {
		const fields = { ...GRANT, client_id, client_secret: "wrong" };
		const { status } = await askForToken(fields, { address: "198.51.100.9" });
		return status;
	};
	for (let times = 0; times < 40; times++)
		expect(await guess(`none ${times}`)).toBe(401);
	const before = await db().rateLimit.count();
	for (let times = 0; times < 5; times++)
		expect(await guess(`more ${times}`)).toBe(429);
	expect(await db().rateLimit.count()).toBe(before);
});

test("the second of two who change a program is told so", async () => {
	const { admin, clientId } = await makeProgram();
	const id = await idOf(clientId);
	const shown = agreementMark(AGREEMENT);
	const change = (hourMinutes: number, seen = shown) =>
		changeProgram(admin, {
			id,
			agreement: { ...AGREEMENT, hourMinutes },
			shown: seen,
			now: NOW,
		});
	expect((await change(30)).ok).toBe(true);
	expect(await change(60)).toEqual({ ok: false, error: "changed" });
	// Pressed twice it is saved once.
	expect((await change(30)).ok).toBe(true);
	const now = agreementMark({ ...AGREEMENT, hourMinutes: 30 });
	expect((await change(60, now)).ok).toBe(true);
	expect(
		await db().auditEntry.count({
			where: { subject: `program ${id}`, action: "program:changed" },
		}),
	).toBe(2);
});

test("switched off, with a new secret or with fewer rights, tokens given before open nothing, or less, at once", async () => {
	const station = await makeStation();
	const program = await makeProgram();
	const { admin, clientId } = program;
	const id = await idOf(clientId);
	const old = await tokenOf(program);
	const callerOf = (token: string) => findCaller(token, realNow());
	expect(await callerOf(old)).toMatchObject({ id, stationIds: null });
	const fewer = {
		...AGREEMENT,
		scopes: ["read"] as const,
		stations: [station.slug],
	};
	const shown = agreementMark(AGREEMENT);
	await changeProgram(admin, { id, agreement: fewer, shown, now: NOW });
	expect(await callerOf(old)).toMatchObject({
		scopes: ["read"],
		stationIds: [station.id],
	});
	for (let times = 0; times < 2; times++)
		await switchProgram(admin, { id, on: false, now: NOW });
	expect(await callerOf(old)).toBeNull();
	const refused = await askForToken({
		...GRANT,
		client_id: clientId,
		client_secret: program.secret,
	});
	expect(refused.status).toBe(401);
	await switchProgram(admin, { id, on: true, now: NOW });
	// What was given before it was switched off stays gone.
	expect(await callerOf(old)).toBeNull();
	expect(await callerOf(await tokenOf(program))).not.toBeNull();
	const renewed = await renewSecret(admin, { id, now: NOW });
	if (!renewed.ok) throw new Error(renewed.error);
	expect(await callerOf(old)).toBeNull();
	expect(await callerOf(await tokenOf(renewed.value))).not.toBeNull();
	const audit = await db().auditEntry.findMany({
		where: { userId: admin.userId },
		select: { action: true, subject: true },
		orderBy: { id: "asc" },
	});
	const subject = `program ${id}`;
	expect(audit).toEqual(
		["added", "changed", "off", "on", "secret"].map((verb) => ({
			action: `program:${verb}`,
			subject,
		})),
	);
});

test("a token ends by itself, and one that was changed or made up was never one", async () => {
	const token = await tokenOf(await makeProgram());
	const later = realNow().add({ seconds: TOKEN_SECONDS + 1 });
	expect(await findCaller(token, later)).toBeNull();
	const first = token.startsWith("A") ? "B" : "A";
	for (const wrong of [
		"",
		"x",
		first + token.slice(1),
		`${token}A`,
		token.slice(1),
	])
		expect(await findCaller(wrong, realNow())).toBeNull();
});

test("the administration alone registers, sees and switches programs", async () => {
	const { clientId } = await makeProgram();
	const id = await idOf(clientId);
	const agreement = AGREEMENT;
	const roles = ["agent", "clerk", "lead", "coordinator"] as const;
	for (const role of roles) {
		const actor = await makeActor(role, await makeStation());
		for (const tried of [
			listPrograms(actor, NOW),
			addProgram(actor, { agreement, now: NOW }),
			changeProgram(actor, { id, agreement, shown: "", now: NOW }),
			switchProgram(actor, { id, on: false, now: NOW }),
			renewSecret(actor, { id, now: NOW }),
		])
			expect(await tried, role).toEqual({ ok: false, error: "forbidden" });
	}
	const admin = await makeActor("admin");
	const listed = await listPrograms(admin, NOW);
	expect(listed.ok && listed.value.find((one) => one.id === id)).toMatchObject({
		clientId,
		isOff: false,
		stations: "all",
	});
	expect(await renewSecret(admin, { id: -1, now: NOW })).toEqual({
		ok: false,
		error: "unknown-program",
	});
});

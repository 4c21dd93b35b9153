import { readFileSync } from "node:fs";
import { may, ROLES, type Role } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { type Access, accessOf, exampleOf } from "#tests/support/access.ts";
import { makeAccount, makeSession } from "#tests/support/account.ts";
import { inParallel } from "#tests/support/booking.ts";
import { addressOf, listDoors } from "#tests/support/doors.ts";
import { ASKED_AT_ONCE, ask } from "./support/ask.ts";
import { sessionCookie } from "./support/sign-in.ts";
import { expect, type Station, test } from "./support/test.ts";

/** Every role, and whoever is not signed in. */
const VISITORS = [null, ...ROLES] as const;

interface Visitor {
	role: Role | null;
	userId: string | null;
	cookie: string;
}

async function visitorOf(
	role: Role | null,
	station: Station,
): Promise<Visitor> {
	if (role === null) return { role, userId: null, cookie: "" };
	const { id } = await makeAccount(role, [station.id]);
	const { name, value } = await sessionCookie(await makeSession(id));
	return { role, userId: id, cookie: `${name}=${value}` };
}

function mayEnter(
	{ role }: Visitor,
	access: Access,
	station: Station,
): boolean {
	if (access === "public" || access === "device") return true;
	if (role === null) return false;
	if (access === "signed-in") return true;
	return may({ role, stationIds: [station.id] }, access, null);
}

const doors = listDoors().map((door) => ({
	...door,
	access: accessOf(door.file),
}));
const guarded = doors.filter(
	({ access }) => access !== "public" && access !== "device",
);

for (const role of VISITORS)
	test(`${role ?? "nobody"}: pages and endpoints open for whom they are meant, and for nobody else`, async ({
		station,
	}) => {
		const visitor = await visitorOf(role, station);
		const { cookie } = visitor;
		await inParallel(ASKED_AT_ONCE, guarded, async ({ kind, file, access }) => {
			if (kind === "action" || access === null) return;
			const address = addressOf(file, exampleOf(file, station));
			const answer = await ask(address, { cookie, redirect: "manual" });
			await answer.arrayBuffer();
			const { status } = answer;
			if (mayEnter(visitor, access, station))
				// Found, leading on, or not there: never refused, never broken.
				expect([200, 303, 307, 404], `${address} as ${role}`).toContain(status);
			else if (role === null && kind === "page") {
				expect(status, `${address} as nobody`).toBe(307);
				expect(answer.headers.get("location")).toContain("/anmelden?weiter=");
			} else expect([401, 403, 404], `${address} as ${role}`).toContain(status);
		});
	});

/** Id of each action in the built server, by file and name. */
function actionIds(): Map<string, string> {
	const { node } = JSON.parse(
		readFileSync(".next/server/server-reference-manifest.json", "utf8"),
	) as { node: Record<string, { exportedName?: string; filename?: string }> };
	return new Map(
		Object.entries(node).map(([id, { filename, exportedName }]) => [
			`${filename}#${exportedName}`,
			id,
		]),
	);
}

function takesFormAlone(file: string, action: string): boolean {
	const source = readFileSync(file, "utf8");
	return new RegExp(`function ${action}\\(\\s*form\\b`).test(source);
}

for (const role of VISITORS)
	test(`${role ?? "nobody"}: server actions do nothing for whom they are not meant`, async ({
		station,
	}) => {
		const visitor = await visitorOf(role, station);
		await inParallel(
			ASKED_AT_ONCE,
			refusedTo(visitor, station),
			async (action) => {
				const { file, name } = action;
				const answer = await press(action, visitor, station);
				await answer.arrayBuffer();
				expect(answer.status, `${file}#${name} as ${role}`).toBeLessThan(500);
				if (role === null)
					expect(
						answer.headers.get("x-action-redirect") ?? "",
						`${file}#${name} as nobody`,
					).toContain("/anmelden");
			},
		);
		// Every change is audited with who made it: nothing but refusals is.
		const done = await db().auditEntry.findMany({
			where: {
				userId: visitor.userId ?? "00000000-0000-0000-0000-000000000000",
			},
			select: { action: true },
		});
		expect(done.filter(({ action }) => action !== "denied")).toEqual([]);
	});

interface Action {
	file: string;
	name: string;
	id: string | undefined;
}

function refusedTo(visitor: Visitor, station: Station): Action[] {
	const ids = actionIds();
	return guarded
		.filter(({ kind }) => kind === "action")
		.flatMap(({ file, names }) =>
			names.map((name) => ({ file, name, id: ids.get(`${file}#${name}`) })),
		)
		.filter(({ file, name }) => {
			const access = accessOf(`${file}#${name}`);
			if (access === null || access === "public" || access === "device")
				return false;
			return !mayEnter(visitor, access, station);
		});
}

/** As a browser with a script sends it: an empty form, after the state where the action keeps one. */
function press(
	{ file, name, id }: Action,
	{ cookie }: Visitor,
	station: Station,
): Promise<Response> {
	expect(id, `${file}#${name} is in the build`).toBeDefined();
	const body = new FormData();
	body.append("1_x", "");
	body.append(
		"0",
		takesFormAlone(file, name)
			? '["$K1"]'
			: '[{"values":{},"errors":{},"notice":null},"$K1"]',
	);
	const page = file.replace("actions.ts", "page.tsx");
	return ask(addressOf(page, exampleOf(page, station)), {
		method: "POST",
		redirect: "manual",
		cookie,
		headers: {
			"next-action": id ?? "",
			origin: process.env.BASE_URL ?? "",
		},
		body,
	});
}

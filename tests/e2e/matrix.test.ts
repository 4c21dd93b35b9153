import { readFileSync } from "node:fs";
import { type APIRequestContext, request as requests } from "@playwright/test";
import { may, ROLES, type Role } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { type Access, accessOf, exampleOf } from "#tests/support/access.ts";
import { makeAccount, makeSession } from "#tests/support/account.ts";
import { addressOf, listDoors } from "#tests/support/doors.ts";
import { sessionCookie } from "./support/sign-in.ts";
import { expect, type Station, test } from "./support/test.ts";

/** Every role, and whoever is not signed in. */
const VISITORS = [null, ...ROLES] as const;

interface Visitor {
	role: Role | null;
	userId: string | null;
	request: APIRequestContext;
}

async function visitorOf(
	role: Role | null,
	station: Station,
): Promise<Visitor> {
	const baseURL = process.env.BASE_URL ?? "";
	if (role === null)
		return {
			role,
			userId: null,
			request: await requests.newContext({ baseURL }),
		};
	const { id } = await makeAccount(role, [station.id]);
	const { name, value } = await sessionCookie(await makeSession(id));
	return {
		role,
		userId: id,
		request: await requests.newContext({
			baseURL,
			extraHTTPHeaders: { cookie: `${name}=${value}`, origin: baseURL },
		}),
	};
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
		for (const { kind, file, access } of guarded) {
			if (kind === "action" || access === null) continue;
			const address = addressOf(file, exampleOf(file, station));
			const answer = await visitor.request.get(address, { maxRedirects: 0 });
			const status = answer.status();
			if (mayEnter(visitor, access, station))
				// Found, leading on, or not there: never refused, never broken.
				expect([200, 303, 307, 404], `${address} as ${role}`).toContain(status);
			else if (role === null && kind === "page") {
				expect(status, `${address} as nobody`).toBe(307);
				expect(answer.headers().location).toContain("/anmelden?weiter=");
			} else expect([401, 403, 404], `${address} as ${role}`).toContain(status);
		}
		await visitor.request.dispose();
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
		const ids = actionIds();
		for (const { kind, file, names } of guarded) {
			if (kind !== "action") continue;
			for (const name of names) {
				const access = accessOf(`${file}#${name}`);
				if (access === null || access === "public" || access === "device")
					continue;
				if (mayEnter(visitor, access, station)) continue;
				const id = ids.get(`${file}#${name}`);
				expect(id, `${file}#${name} is in the build`).toBeDefined();
				// As a browser with a script sends it: an empty form, after the state where the action keeps one.
				const answer = await visitor.request.post(
					addressOf(
						file,
						exampleOf(file.replace("actions.ts", "page.tsx"), station),
					),
					{
						maxRedirects: 0,
						headers: {
							"next-action": id ?? "",
							origin: process.env.BASE_URL ?? "",
						},
						multipart: {
							"1_x": "",
							"0": takesFormAlone(file, name)
								? '["$K1"]'
								: '[{"values":{},"errors":{},"notice":null},"$K1"]',
						},
					},
				);
				expect(answer.status(), `${file}#${name} as ${role}`).toBeLessThan(500);
				if (role === null)
					expect(
						answer.headers()["x-action-redirect"] ?? "",
						`${file}#${name} as nobody`,
					).toContain("/anmelden");
			}
		}
		// Every change is audited with who made it: nothing but refusals is.
		const done = await db().auditEntry.findMany({
			where: {
				userId: visitor.userId ?? "00000000-0000-0000-0000-000000000000",
			},
			select: { action: true },
		});
		expect(done.filter(({ action }) => action !== "denied")).toEqual([]);
		await visitor.request.dispose();
	});

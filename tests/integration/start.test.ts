import { execFile, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, inject, test } from "vitest";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { temporaryFolder } from "#tests/support/folder.ts";

const folder = temporaryFolder();
const port = await freePort();
afterAll(() => folder.remove());

/** `npm start` as an operator with only these settings meets it. */
function start(settings: Record<string, string>, script = "start") {
	const result = spawnSync(process.execPath, ["scripts/run.mjs", script], {
		encoding: "utf8",
		timeout: 60_000,
		// Not the test's own environment: APP_ENV and the like would be inherited.
		env: {
			PATH: process.env.PATH,
			HOME: process.env.HOME,
			NODE_ENV: "production",
			DATA_DIR: path.join(folder.path, "data"),
			PORT: String(port),
			...settings,
		},
	});
	return { code: result.status, said: result.stdout + result.stderr };
}

/** A message, not a stack trace. */
const STACK = /^\s+at .+:\d+:\d+\)?$/m;

test("a production without its settings names them all", () => {
	const { code, said } = start({ DATABASE_URL: "postgresql://127.0.0.1:1/x" });
	for (const name of ["APP_SECRET", "BASE_URL", "SMTP_URL", "MAIL_FROM"]) {
		expect(said).toContain(`${name}: missing`);
	}
	expect(said).not.toMatch(STACK);
	expect(code).toBe(1);
});

test("a wrong setting is named", () => {
	const { code, said } = start({ PORT: "achtzig" });
	expect(said).toContain("PORT: must be a port number");
	expect(said).not.toMatch(STACK);
	expect(code).toBe(1);
});

test("a taken port is named, with the way to another one", async () => {
	const other = createServer();
	await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
	const address = other.address();
	const taken = typeof address === "object" && address ? address.port : 0;
	const { code, said } = start({ PORT: String(taken) });
	other.close();
	expect(said).toContain(`Port ${taken} on 127.0.0.1 is taken`);
	expect(said).toContain(`PORT=${taken + 1} npm start`);
	expect(said).not.toMatch(STACK);
	expect(code).toBe(1);
});

test("processes that start at once agree on the secret that one of them makes", async () => {
	const secrets = await Promise.all(
		Array.from({ length: 4 }, async () => {
			const { stdout } = await promisify(execFile)(
				process.execPath,
				[
					"--import=./scripts/server-only.mjs",
					"--input-type=module",
					"-e",
					'import { readySettings } from "#scripts/setup/environment.ts"; console.log(readySettings().secret)',
				],
				{
					env: {
						PATH: process.env.PATH,
						NODE_ENV: "production",
						DATA_DIR: path.join(folder.path, "together"),
					},
				},
			);
			return stdout.trim();
		}),
	);
	expect(new Set(secrets).size).toBe(1);
	expect(secrets[0]).toMatch(/^[\w-]{43}$/);
});

test.each([
	[
		"nobody listens",
		() => "postgresql://anna:geheim@127.0.0.1:1/x",
		"127.0.0.1:1/x as anna: nothing listens there",
	],
	[
		"the password is wrong",
		() => changed({ password: "geheim" }),
		"user or password is wrong",
	],
	[
		"the database does not exist",
		() => changed({ pathname: "/nirgends" }),
		"there is no database of this name",
	],
])(
	"a DATABASE_URL where %s is explained without its password",
	(_, url, reason) => {
		const { code, said } = start({ DATABASE_URL: url(), APP_ENV: "demo" });
		expect(said).toContain(reason);
		expect(said).not.toContain("geheim");
		expect(said).not.toMatch(STACK);
		expect(code).toBe(1);
	},
);

test("a folder that cannot be made is named", () => {
	const { code, said } = start(
		{ DATA_DIR: "/dev/null/data", APP_SECRET: "x".repeat(32) },
		"database",
	);
	expect(said).toContain("The folder /dev/null/data cannot be created");
	expect(said).not.toMatch(STACK);
	expect(code).toBe(1);
});

function changed(parts: { password?: string; pathname?: string }): string {
	return Object.assign(new URL(inject("templateUrl")), parts).href;
}

import path from "node:path";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { Fault } from "#lib/fault.ts";
import { env } from "#lib/runtime/env.ts";
import { build } from "#scripts/setup/build.ts";
import { runTool } from "#scripts/setup/tool.ts";
import { answers, serve, serveForTests } from "#scripts/test/serve.ts";
import { postmasterOf } from "./processes.ts";

const NEXT = "next/dist/bin/next";
const TRIVIAL = "bench/trivial";

/** Measured is what a page takes with all hands busy, and not how soon newcomers are asked to wait. */
const UNHURRIED_MS = "10000";

/** The application as it runs in production. */
export async function serveApplication(folder: string) {
	await build();
	const origin = env().baseUrl;
	const pid = await serveForTests(
		{ BASE_URL: origin, ANSWER_MS: UNHURRIED_MS },
		path.join(folder, "application.log"),
	);
	return { pid, origin };
}

/** What was started to be measured. */
export interface Served {
	origins: { application: string; trivial: string };
	/** By name. PostgreSQL is the parent of those who serve the connections. */
	processes: { server: number; PostgreSQL: number };
}

/** Beside the application one that does nothing, on the same Next. */
export async function serveBoth(folder: string): Promise<Served> {
	await buildTrivial();
	const { pid, origin } = await serveApplication(folder);
	const port = String(await freePort());
	const trivial = `http://localhost:${port}`;
	await serve(
		[path.join("node_modules", NEXT), "start", TRIVIAL, "--port", port],
		{ NEXT_TELEMETRY_DISABLED: "1" },
		() => answers(trivial),
		path.join(folder, "trivial.log"),
	);
	const postmaster = await postmasterOf(env().databaseUrl);
	return {
		origins: { application: origin, trivial },
		processes: { server: pid, PostgreSQL: postmaster },
	};
}

async function buildTrivial(): Promise<void> {
	const { code, output } = await runTool(NEXT, ["build", TRIVIAL], {
		NODE_ENV: "production",
		NEXT_TELEMETRY_DISABLED: "1",
	});
	if (code !== 0) throw new Fault(`The trivial page was not built:\n${output}`);
}

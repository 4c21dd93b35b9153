import path from "node:path";
import { freePort } from "#lib/db/embedded/binaries.ts";
import { env } from "#lib/env.ts";
import { Fault } from "#lib/fault.ts";
import { build } from "#scripts/setup/build.ts";
import { runTool } from "#scripts/setup/tool.ts";
import { serve, serveForTests } from "#scripts/test/serve.ts";

const NEXT = "next/dist/bin/next";
const TRIVIAL = "bench/trivial";

/** The application as it runs in production, and beside it one that does nothing, on the same Next. */
export async function serveBoth(folder: string) {
	await build();
	await buildTrivial();
	const application = env().baseUrl;
	const pid = await serveForTests(
		{ BASE_URL: application },
		path.join(folder, "application.log"),
	);
	const port = String(await freePort());
	const trivial = `http://localhost:${port}`;
	await serve(
		[path.join("node_modules", NEXT), "start", TRIVIAL, "--port", port],
		{ NEXT_TELEMETRY_DISABLED: "1" },
		trivial,
		path.join(folder, "trivial.log"),
	);
	return { pid, origins: { application, trivial } };
}

async function buildTrivial(): Promise<void> {
	const { code, output } = await runTool(NEXT, ["build", TRIVIAL], {
		NODE_ENV: "production",
		NEXT_TELEMETRY_DISABLED: "1",
	});
	if (code !== 0) throw new Fault(`The trivial page was not built:\n${output}`);
}

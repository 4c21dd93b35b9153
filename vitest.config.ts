import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// "server-only" throws outside Next's server build, which checks it; here it is empty, as in
// scripts/server-only.mjs for plain Node.
const alias = {
	"server-only": fileURLToPath(
		new URL("node_modules/server-only/empty.js", import.meta.url),
	),
};

/** It imports parts of Next without their endings, which plain Node does not find. */
const server = { deps: { inline: ["next-auth"] } };

export default defineConfig({
	test: {
		// A test that forgot its expectation is a mistake, and one that was focused must not land.
		allowOnly: !process.env.CI,
		// Otherwise one processor is left idle, which of two is half.
		maxWorkers: "100%",
		projects: [
			{
				resolve: { alias },
				test: {
					name: "unit",
					server,
					include: ["tests/unit/**/*.test.ts"],
					setupFiles: ["tests/support/setup.ts"],
					env: { APP_ENV: "test" },
					// Property tests on a busy machine: it must fail for what is wrong, not for what is slow.
					testTimeout: 30_000,
				},
			},
			{
				resolve: { alias },
				test: {
					name: "integration",
					server,
					include: ["tests/integration/**/*.test.ts"],
					globalSetup: ["tests/support/template-database.ts"],
					setupFiles: [
						"tests/support/setup.ts",
						"tests/support/integration.ts",
					],
					// Each file gets a process and so `globalThis`, pool and database of its own.
					pool: "forks",
					isolate: true,
					testTimeout: 90_000,
					hookTimeout: 120_000,
				},
			},
		],
	},
});

import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first.ts";

// "server-only" throws outside Next's server build, which checks it; here it is empty, as in
// scripts/server-only.mjs for plain Node.
const alias = {
	"server-only": fileURLToPath(
		new URL("node_modules/server-only/empty.js", import.meta.url),
	),
};

const shared = {
	// It imports parts of Next without their endings, which plain Node does not find.
	server: { deps: { inline: ["next-auth"] } },
	// A process runs many files: starting one and loading everything anew takes longer than most of them. What must not
	// outlive a file is put away after it (tests/support/setup.ts).
	pool: "forks" as const,
	isolate: false,
};

/** A test must fail for what is wrong, not for what is slow: some take seconds on a fast machine that does nothing else. */
const PATIENCE = { testTimeout: 300_000, hookTimeout: 300_000 };

export default defineConfig({
	test: {
		// A test that forgot its expectation is a mistake, and one that was focused must not land.
		allowOnly: !process.env.CI,
		// Otherwise one processor is left idle, which of two is half.
		maxWorkers: "100%",
		sequence: { sequencer: LongestFirst },
		projects: [
			{
				resolve: { alias },
				test: {
					...shared,
					name: "unit",
					include: ["tests/unit/**/*.test.ts"],
					setupFiles: ["tests/support/setup.ts"],
					env: { APP_ENV: "test" },
					...PATIENCE,
				},
			},
			{
				resolve: { alias },
				test: {
					...shared,
					name: "integration",
					include: ["tests/integration/**/*.test.ts"],
					globalSetup: ["tests/support/template-database.ts"],
					setupFiles: [
						"tests/support/setup.ts",
						"tests/support/integration.ts",
					],
					...PATIENCE,
				},
			},
		],
	},
});

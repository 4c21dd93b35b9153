import { defineConfig, devices } from "@playwright/test";
import { ALONE } from "#scripts/test/runs.ts";

/**
 * Started by `npm run test:e2e`, which serves the built application with a database of its own and
 * the clock at Tuesday 24 November 2026, 10:00, and names browser and addresses in the environment.
 * The browser is abroad on purpose: no page may show its zone's times.
 */
const chromium = {
	...devices["Desktop Chrome"],
	locale: "de-DE",
	timezoneId: "America/New_York",
};

/** What asks by HTTP alone: no browser is needed to see it. */
const BY_HTTP = /\.http\.test\.ts$/;

export default defineConfig<object, { isByHttp: boolean }>({
	testDir: "tests/e2e",
	outputDir: "test-results",
	forbidOnly: Boolean(process.env.CI),
	// Each test makes what it needs, so all run side by side: on two cores more than two, for each waits now and then.
	fullyParallel: true,
	workers: 3,
	// Generous: a busy machine is slow, not wrong.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	use: {
		...(process.env.BASE_URL ? { baseURL: process.env.BASE_URL } : {}),
		trace: "off",
		launchOptions: {
			...(process.env.CHROMIUM_PATH
				? { executablePath: process.env.CHROMIUM_PATH }
				: {}),
			args: [
				// Chromium's sandbox refuses root.
				...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
				"--disable-background-networking",
				"--disable-component-update",
				"--disable-gpu",
				"--disable-quic",
				"--disable-sync",
				"--no-first-run",
				// One process for all pages: starting one for each takes as long as the page.
				"--process-per-site",
				"--renderer-process-limit=1",
			],
		},
	},
	projects: [
		{
			// Those that need a browser for it: focus, print, a file, two presses, and one whole way of each kind.
			name: "ohne-js-chromium",
			grep: /@ohne-js-chromium/,
			testIgnore: [ALONE, BY_HTTP],
			// Ten tests: starting a process and a browser for each few of them takes as long.
			workers: 1,
			use: { ...chromium, javaScriptEnabled: false },
		},
		{ name: "chromium", testIgnore: [ALONE, BY_HTTP], use: chromium },
		{
			// Journeys without JavaScript, tagged @ohne-js: by HTTP, without a browser (tests/e2e/support/http).
			name: "ohne-js",
			grep: /@ohne-js(?!-)/,
			testIgnore: ALONE,
			use: { javaScriptEnabled: false, isByHttp: true },
		},
		{
			// In a run of their own with a server of its own (scripts/test/end-to-end.ts), beside the others.
			name: "uhr",
			testMatch: ALONE,
			fullyParallel: false,
			workers: 1,
			use: chromium,
		},
	],
});

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { Fault } from "#lib/fault.ts";
import { runTool } from "#scripts/setup/tool.ts";

const NAMES = [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
];

/**
 * A browser for the tests: CHROMIUM_PATH, the system's, Playwright's own, Debian's package (as
 * root), or at last what Playwright can download, which not every network lets it.
 * @throws Fault when none is to be had
 */
export async function findBrowser(): Promise<string> {
	const given = process.env.CHROMIUM_PATH?.trim();
	if (given) return given;
	const present = onPath() ?? existing(chromium.executablePath());
	if (present) return present;
	console.log("Getting a browser for the tests …");
	aptInstall();
	const installed = onPath();
	if (installed) return installed;
	await runTool("@playwright/test/cli.js", ["install", "chromium"]);
	const downloaded = existing(chromium.executablePath());
	if (downloaded) return downloaded;
	throw new Fault(
		"There is no browser for the end-to-end tests.\nInstall Chromium, or name one: CHROMIUM_PATH=/path/to/chromium npm test",
	);
}

function onPath(): string | null {
	const folders = (process.env.PATH ?? "").split(path.delimiter);
	const files = folders.flatMap((folder) =>
		NAMES.map((name) => path.join(folder, name)),
	);
	return files.find((file) => existsSync(file)) ?? null;
}

const existing = (file: string) => (file && existsSync(file) ? file : null);

function aptInstall(): void {
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	// Without the lists of today the package may not be found.
	spawnSync("apt-get", ["update", "-q"], { env, stdio: "ignore" });
	spawnSync(
		"apt-get",
		["install", "-q", "-y", "--no-install-recommends", "chromium"],
		{ env, stdio: "ignore" },
	);
}

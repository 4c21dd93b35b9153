import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { Fault } from "#lib/fault.ts";
import { runTool } from "#scripts/setup/tool.ts";

/** Chromium without windows, of which each costs three times the work. */
const SHELL = "chromium-headless-shell";
const NAMES = [
	"chromium",
	"chromium-browser",
	"google-chrome",
	"google-chrome-stable",
];
/** A network that does not answer must not keep anybody waiting who has a browser. */
const APT_TIMEOUT_MS = 120_000;

/**
 * A browser for the tests: CHROMIUM_PATH, the lean one (as root from Debian, if it is not there), the system's,
 * Playwright's own, Debian's package, or at last what Playwright can download, which not every network lets it.
 * @throws Fault when none is to be had
 */
export async function findBrowser(): Promise<string> {
	const given = process.env.CHROMIUM_PATH?.trim();
	if (given) return given;
	const lean = onPath(SHELL) ?? aptInstall(SHELL);
	if (lean) return lean;
	const present = onPath(...NAMES) ?? existing(chromium.executablePath());
	const installed = present ?? aptInstall("chromium");
	if (installed) return installed;
	await runTool("@playwright/test/cli.js", ["install", "chromium"]);
	const downloaded = existing(chromium.executablePath());
	if (downloaded) return downloaded;
	throw new Fault(
		"There is no browser for the end-to-end tests.\nInstall Chromium, or name one: CHROMIUM_PATH=/path/to/chromium npm test",
	);
}

function onPath(...names: string[]): string | null {
	const folders = (process.env.PATH ?? "").split(path.delimiter);
	const files = folders.flatMap((folder) =>
		names.map((name) => path.join(folder, name)),
	);
	return files.find((file) => existsSync(file)) ?? null;
}

const existing = (file: string) => (file && existsSync(file) ? file : null);

function aptInstall(name: string): string | null {
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
	console.log(`Getting a browser for the tests: ${name} …`);
	const options = {
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		stdio: "ignore",
		timeout: APT_TIMEOUT_MS,
	} as const;
	const install = [...["install", "-q", "-y", "--no-install-recommends"], name];
	// Without the lists of today the package may not be found.
	if (spawnSync("apt-get", install, options).status !== 0) {
		spawnSync("apt-get", ["update", "-q"], options);
		spawnSync("apt-get", install, options);
	}
	return onPath(name);
}

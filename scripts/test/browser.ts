import { spawn } from "node:child_process";
import { once } from "node:events";
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

let found: Promise<string> | undefined;

/**
 * A browser for the tests: CHROMIUM_PATH, the lean one (as root from Debian, if it is not there), the system's,
 * Playwright's own, Debian's package, or at last what Playwright can download, which not every network lets it.
 * Sought once, however often it is asked for.
 * @throws Fault when none is to be had
 */
export function findBrowser(): Promise<string> {
	found ??= seekBrowser();
	return found;
}

async function seekBrowser(): Promise<string> {
	const given = process.env.CHROMIUM_PATH?.trim();
	if (given) return given;
	const lean = onPath(SHELL) ?? (await aptInstall(SHELL));
	if (lean) return lean;
	const present = onPath(...NAMES) ?? existing(chromium.executablePath());
	const installed = present ?? (await aptInstall("chromium"));
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

async function aptInstall(name: string): Promise<string | null> {
	if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return null;
	console.log(`Getting a browser for the tests: ${name} …`);
	const install = [...["install", "-q", "-y", "--no-install-recommends"], name];
	// Without the lists of today the package may not be found.
	if (!(await aptGet(install))) {
		await aptGet(["update", "-q"]);
		await aptGet(install);
	}
	return onPath(name);
}

/** @returns whether it worked */
async function aptGet(args: readonly string[]): Promise<boolean> {
	const child = spawn("apt-get", args, {
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		stdio: "ignore",
		timeout: APT_TIMEOUT_MS,
	});
	const [code] = await once(child, "exit");
	return code === 0;
}

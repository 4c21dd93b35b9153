import { createHash } from "node:crypto";
import {
	cpSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Say } from "./outcome.ts";
import { runToEnd } from "./program.ts";

/** What was built for drills of this checkout, for the next one. Outside of it: nothing there shall look at these sources. */
const KEPT = path.join(
	tmpdir(),
	`buergertermin-releases-${createHash("sha256").update(process.cwd()).digest("hex").slice(0, 8)}`,
);

/** What a package is made of: nothing else makes another one. */
const SOURCES = [
	...["app", "cities", "components", "deploy", "lib", "messages", "prisma"],
	...["public", "scripts", "next.config.mjs", "package-lock.json"],
];

/** This checkout as an operator gets it (`npm run package`); the one of before, when nothing has changed since. */
export function packageOfThis(say: Say): string {
	const folder = path.join(KEPT, "package");
	const keyFile = path.join(KEPT, "package.key");
	const key = keyOfSources();
	if (existsSync(keyFile) && readFileSync(keyFile, "utf8") === key)
		return folder;
	say("Building and packaging this checkout …");
	mkdirSync(KEPT, { recursive: true });
	rmSync(keyFile, { force: true });
	rmSync(folder, { recursive: true, force: true });
	runToEnd(process.execPath, ["scripts/run.mjs", "package", folder], {
		cwd: process.cwd(),
		env: process.env,
	});
	writeFileSync(keyFile, key);
	return folder;
}

function keyOfSources(): string {
	const git = (...args: string[]) =>
		runToEnd("git", [...args, "--", ...SOURCES], { cwd: process.cwd() });
	return createHash("sha256")
		.update(git("ls-files", "--stage") + git("diff"))
		.digest("hex");
}

/**
 * The sources of another release with packages, in a folder of their own, built.
 * @param from a tag or commit; null: the last tag, or where there is none, thirty steps back
 */
export function sourcesOf(
	from: string | null,
	say: Say,
): { folder: string; commit: string } {
	const git = (...args: string[]) =>
		runToEnd("git", args, { cwd: process.cwd() }).trim();
	const commit = git(
		"rev-parse",
		"--short=12",
		`${from ?? lastRelease(git)}^{commit}`,
	);
	const folder = path.join(KEPT, commit);
	if (existsSync(path.join(folder, BUILT))) return { folder, commit };
	say(`Taking ${commit} out of git …`);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const archive = path.join(KEPT, `${commit}.tar`);
	git("archive", "--output", archive, commit);
	runToEnd("/bin/tar", ["-xf", archive, "-C", folder]);
	rmSync(archive);
	const lock = "package-lock.json";
	// The same packages need not be installed again; otherwise they are when the first command runs.
	if (
		readFileSync(lock, "utf8") === readFileSync(path.join(folder, lock), "utf8")
	)
		runToEnd("/bin/cp", ["-al", path.resolve("node_modules"), folder]);
	say(`Building ${commit} …`);
	const node = { cwd: folder, env: { ...process.env, APP_ENV: "test" } };
	runToEnd(process.execPath, ["scripts/run.mjs", "generate"], node);
	runToEnd(
		process.execPath,
		["--import=./scripts/server-only.mjs", "--input-type=module", "-e", BUILD],
		node,
	);
	writeFileSync(path.join(folder, BUILT), "");
	return { folder, commit };
}

const BUILT = ".built-for-a-drill";
const BUILD = `
import { readySettings } from "#scripts/setup/environment.ts";
import { build } from "#scripts/setup/build.ts";
readySettings();
await build();`;

function lastRelease(git: (...args: string[]) => string): string {
	try {
		return git("describe", "--tags", "--abbrev=0");
	} catch {
		return "HEAD~30";
	}
}

/** What is unpacked on a machine. */
export function unpack(from: string, to: string): string {
	cpSync(from, to, { recursive: true, verbatimSymlinks: true });
	return to;
}

import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { PACKAGE_NOTE } from "#lib/runtime/packaged.mjs";
import type { Say } from "./outcome.ts";
import { runToEnd } from "./program.ts";
import { commitNow } from "./record.ts";

/** Of what was built for drills; data/ is not in git. */
export const KEPT = path.resolve("data", "drills");

/** This checkout as an operator gets it (`npm run package`); kept until something is committed or changed. */
export function packageOfThis(say: Say): string {
	const folder = path.join(KEPT, "package");
	if (packagedCommit(folder) === commitNow()) return folder;
	say("Building and packaging this checkout …");
	rmSync(folder, { recursive: true, force: true });
	runToEnd(process.execPath, ["scripts/run.mjs", "package", folder], {
		cwd: process.cwd(),
		env: { ...process.env, COMMIT: commitNow() },
	});
	return folder;
}

function packagedCommit(folder: string): string | null {
	const note = path.join(folder, PACKAGE_NOTE);
	return existsSync(note)
		? JSON.parse(readFileSync(note, "utf8")).commit
		: null;
}

/** What is unpacked on a machine. */
export function unpack(from: string, to: string): string {
	cpSync(from, to, { recursive: true, verbatimSymlinks: true });
	return to;
}

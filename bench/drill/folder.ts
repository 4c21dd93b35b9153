import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { registerShutdown } from "#lib/runtime/shutdown.ts";
import { owner } from "./program.ts";

/** Where a drill takes place; thrown away with all that is in it. */
export function openFolder(): string {
	const folder = mkdtempSync(path.join(tmpdir(), "buergertermin-drill-"));
	// The database user passes through it.
	chmodSync(folder, 0o711);
	registerShutdown(() => rmSync(folder, { recursive: true, force: true }));
	return folder;
}

/** A folder that belongs to the database user. */
export function ownedFolder(...parts: string[]): string {
	const folder = path.join(...parts);
	mkdirSync(folder, { mode: 0o700, recursive: true });
	const as = owner();
	if (as) chownSync(folder, as.uid, as.gid);
	return folder;
}

import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { Fault } from "#lib/fault.ts";
import { registerShutdown } from "#lib/runtime/shutdown.ts";

/**
 * Compressed into a file that is there whole or not at all, and on the disk when this returns. Only
 * this user may read it: it is full of names and addresses.
 * @throws Fault when it cannot be written
 */
export async function writeWhole(
	file: string,
	content: Readable,
): Promise<void> {
	const partial = `${file}.${process.pid}.partial`;
	const remove = () => rm(partial, { force: true });
	// A signal ends the process amid the writing.
	registerShutdown(remove);
	try {
		await pipeline(
			content,
			createGzip(),
			createWriteStream(partial, { mode: 0o600, flush: true }),
		);
		await rename(partial, file);
		await persist(path.dirname(file));
	} catch (error) {
		await remove();
		throw fileFault(file, error);
	}
}

/** Without it, the new name may be lost in a power cut. */
async function persist(folder: string): Promise<void> {
	if (process.platform === "win32") return;
	const handle = await open(folder, "r");
	await handle.sync();
	await handle.close();
}

const REASONS: Record<string, string> = {
	ENOENT: "this folder does not exist",
	ENOTDIR: "this folder does not exist",
	EISDIR: "this is a folder",
	EACCES: "this user may not write there",
	EPERM: "this user may not write there",
	EROFS: "nothing can be written there",
	ENOSPC: "the disk is full",
	EDQUOT: "the disk is full",
};

function fileFault(file: string, error: unknown): unknown {
	const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ""];
	return reason
		? new Fault(`The backup ${file} cannot be written: ${reason}.`, {
				cause: error,
			})
		: error;
}

import "server-only";
import { createHash } from "node:crypto";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { type Merged, mergeEntries } from "#lib/pilot/before/rules/merge.ts";
import {
	type FileRefusal,
	type ReadFile,
	readWaitsFile,
} from "#lib/pilot/before/rules/read-csv.ts";
import type { WaitBefore } from "#lib/pilot/effect/effect.ts";
import { ok, type Result } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { listWaitsBefore, type StoredWait } from "./list-waits.ts";

/** What a file would do, before anything is saved. */
export interface FileLook {
	file: ReadFile;
	merged: Merged<WaitBefore, StoredWait>;
	/** Of the text: whoever saves saves what they have seen. */
	mark: string;
}

export async function lookAtFile(
	actor: Actor,
	text: string,
	now: Temporal.Instant,
): Promise<Result<FileLook | FileRefusal, "forbidden">> {
	const listed = await listWaitsBefore(actor, now);
	if (!listed.ok) return listed;
	const { stations, waits } = listed.value;
	const read = readWaitsFile(text, stations, civilDateOf(now));
	if (!read.ok) return ok(read.error);
	const entries = read.value.lines.map(({ entry }) => entry);
	return ok({
		file: read.value,
		merged: mergeEntries(entries, waits),
		mark: createHash("sha256").update(plainEnds(text)).digest("hex"),
	});
}

/** A browser writes the ends of lines in its own way. */
const plainEnds = (text: string) => text.replace(/\r\n?/g, "\n").trimEnd();

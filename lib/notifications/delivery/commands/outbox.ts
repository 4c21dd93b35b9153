import "server-only";
import {
	mkdir,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile,
} from "node:fs/promises";
import path from "node:path";
import {
	parseMail,
	type SavedMail,
} from "#lib/notifications/delivery/rules/saved-mail.ts";
import { env } from "#lib/runtime/env.ts";

/** Where mails lie when no mail server is configured: `<DATA_DIR>/outbox/<message id>.eml`. */
const folder = () => path.join(env().dataDir, "outbox");
const ENDING = ".eml";
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether the public may read the mails: they are nobody's, it is a demo or a test. */
export function isOutboxOpen(): boolean {
	const { mode, smtpUrl } = env();
	return mode !== "production" && smtpUrl === null;
}

/** Whole or not at all: readers never see half a mail, sending again replaces it. */
export async function saveToOutbox(id: string, message: Buffer): Promise<void> {
	const file = fileOf(id);
	if (file === null) throw new Error("Not a message id");
	await mkdir(folder(), { recursive: true, mode: 0o700 });
	const unfinished = `${file}.${process.pid}.tmp`;
	await writeFile(unfinished, message, { mode: 0o600 });
	await rename(unfinished, file);
}

/** Newest first. */
export async function listSavedMails(limit: number): Promise<SavedMail[]> {
	const names = await readdir(folder()).catch(missingIs<string[]>([]));
	const saved = await Promise.all(
		names
			.filter((name) => name.endsWith(ENDING))
			.map(async (name) => {
				const { mtimeMs } = await stat(path.join(folder(), name));
				return { id: name.slice(0, -ENDING.length), mtimeMs };
			}),
	);
	const newest = saved.sort((a, b) => b.mtimeMs - a.mtimeMs).slice(0, limit);
	const mails = await Promise.all(newest.map(({ id }) => findSavedMail(id)));
	return mails.filter((mail) => mail !== null);
}

/** Null for an id that is none, or of a mail that is not there. */
export async function findSavedMail(id: string): Promise<SavedMail | null> {
	const file = fileOf(id);
	if (file === null) return null;
	const raw = await readFile(file).catch(missingIs<Buffer | null>(null));
	return raw && parseMail(id, raw);
}

/** Also what a crash left of one half written. */
export async function removeSavedMails(ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const gone = new Set(ids);
	const names = await readdir(folder()).catch(missingIs<string[]>([]));
	for (const name of names)
		if (gone.has(name.split(".")[0] ?? ""))
			await rm(path.join(folder(), name), { force: true });
}

/** Only a message's id makes a file name, so that none leads to another folder. */
const fileOf = (id: string) =>
	UUID.test(id) ? path.join(folder(), `${id}${ENDING}`) : null;

const missingIs =
	<Value>(value: Value) =>
	(error: NodeJS.ErrnoException): Value => {
		if (error.code === "ENOENT") return value;
		throw error;
	};

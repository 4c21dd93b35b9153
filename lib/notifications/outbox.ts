import { mkdir, readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import path from "node:path";

/** Where mails lie when no mail server is configured: `<DATA_DIR>/outbox/<message id>.eml`. */
const folderOf = (dataDir: string) => path.join(dataDir, "outbox");
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const ENDING = ".eml";

export interface SavedMail {
	id: string;
	/** Epoch milliseconds. */
	savedAt: number;
}

/** A message's id, and nothing that leads to another folder. */
export function isMessageId(text: string): boolean {
	return UUID.test(text);
}

/** Whole or not at all: readers never see half a mail, sending again replaces it. */
export async function saveToOutbox(
	dataDir: string,
	id: string,
	message: Buffer,
): Promise<void> {
	if (!isMessageId(id)) throw new Error("Not a message id");
	const folder = folderOf(dataDir);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const file = path.join(folder, `${id}${ENDING}`);
	const unfinished = `${file}.${process.pid}.tmp`;
	await writeFile(unfinished, message, { mode: 0o600 });
	await rename(unfinished, file);
}

/** Newest first. */
export async function listSavedMails(
	dataDir: string,
	limit: number,
): Promise<SavedMail[]> {
	const folder = folderOf(dataDir);
	const names = await readdir(folder).catch(missingIs<string[]>([]));
	const mails = await Promise.all(
		names
			.filter((name) => name.endsWith(ENDING))
			.map(async (name) => ({
				id: name.slice(0, -ENDING.length),
				savedAt: (await stat(path.join(folder, name))).mtimeMs,
			})),
	);
	return mails
		.filter(({ id }) => isMessageId(id))
		.sort((a, b) => b.savedAt - a.savedAt)
		.slice(0, limit);
}

/** The raw mail, or null. */
export async function readSavedMail(
	dataDir: string,
	id: string,
): Promise<Buffer | null> {
	if (!isMessageId(id)) return null;
	const file = path.join(folderOf(dataDir), `${id}${ENDING}`);
	return readFile(file).catch(missingIs<Buffer | null>(null));
}

const missingIs =
	<Value>(value: Value) =>
	(error: NodeJS.ErrnoException): Value => {
		if (error.code === "ENOENT") return value;
		throw error;
	};

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { z } from "zod";
import { Fault } from "#lib/fault.ts";
import { counter } from "#scripts/backup/count.ts";
import {
	type Contents,
	endSchema,
	type Header,
	headerSchema,
	labelSchema,
	type TableHead,
	tableSchema,
	VERSION,
	writtenSchema,
} from "#scripts/backup/format.ts";
import { type TextSource, textSource } from "#scripts/backup/text-source.ts";

export interface Backup {
	header: Header;
	/**
	 * Its tables in the order in which they can be filled. Whoever asks for the next one has read the
	 * rows of the last, and learns by a Fault if they were not what was written.
	 */
	tables(): AsyncGenerator<TableHead & { rows: AsyncGenerator<Buffer> }>;
	close(): void;
}

/** @throws Fault when the file is missing, is no backup, is damaged, or is of a newer format */
export async function openBackup(file: string): Promise<Backup> {
	const pieces = pipeline(
		createReadStream(file),
		createGunzip(),
		// Errors come out of the iterator.
		() => {},
	);
	let isOurs = false;
	// What other compressed files begin with need not be a line.
	const text = textSource(translated(pieces, file), () =>
		isOurs ? damaged(file) : noBackup(file),
	);
	const lines = createHash("sha256");
	const known = async () => {
		const line = await text.line();
		if (line === null) throw damaged(file);
		return line;
	};
	try {
		const first = (await text.line()) ?? "";
		const header = headerOf(first, file);
		isOurs = true;
		lines.update(`${first}\n`);
		return {
			header,
			tables: () => tablesOf(text, known, lines, file),
			close: () => void pieces.destroy(),
		};
	} catch (error) {
		pieces.destroy();
		throw error;
	}
}

/**
 * Reads a backup to its end before anything is done with it.
 * @param refuse throws when this is none for us, before we read on
 */
export async function verifyBackup(
	file: string,
	refuse: (header: Header) => void,
): Promise<{ header: Header } & Contents> {
	const backup = await openBackup(file);
	const contents: Contents = { tables: 0, rows: 0 };
	try {
		refuse(backup.header);
		for await (const { rows } of backup.tables()) {
			contents.tables += 1;
			const passed = counter();
			for await (const chunk of rows) passed.add(chunk);
			contents.rows += passed.rows;
		}
	} finally {
		backup.close();
	}
	return { header: backup.header, ...contents };
}

async function* tablesOf(
	text: TextSource,
	known: () => Promise<string>,
	lines: ReturnType<typeof createHash>,
	file: string,
): ReturnType<Backup["tables"]> {
	const contents: Contents = { tables: 0, rows: 0 };
	for (;;) {
		const line = await known();
		const head = parsed(tableSchema, line);
		if (head === null) {
			const end = parsed(endSchema, line);
			const whole =
				end?.sha256 === lines.digest("hex") &&
				end.tables === contents.tables &&
				end.rows === contents.rows &&
				(await text.line()) === null;
			if (!whole) throw damaged(file);
			return;
		}
		lines.update(`${line}\n`);
		const passed = counter();
		yield {
			...head,
			rows: (async function* () {
				for await (const chunk of text.rows()) {
					passed.add(chunk);
					yield chunk;
				}
			})(),
		};
		const tail = await known();
		const { rows, sha256 } = passed.result();
		const written = parsed(writtenSchema, tail);
		if (written?.rows !== rows || written.sha256 !== sha256)
			throw damaged(file);
		lines.update(`${tail}\n`);
		contents.tables += 1;
		contents.rows += rows;
	}
}

function headerOf(line: string, file: string): Header {
	const label = parsed(labelSchema, line);
	if (label === null) throw noBackup(file);
	if (label.version > VERSION)
		throw new Fault(
			`${file} was made by a newer version of the application (format ${label.version}, this one knows ${VERSION}).\nRestore it with that version.`,
		);
	const header = parsed(headerSchema, line);
	if (header === null) throw damaged(file);
	return header;
}

/** Null when the line is not of this shape. */
function parsed<Shape>(schema: z.ZodType<Shape>, line: string): Shape | null {
	try {
		return schema.safeParse(JSON.parse(line)).data ?? null;
	} catch {
		return null;
	}
}

/** The stream's errors in words. */
async function* translated(
	pieces: AsyncIterable<Buffer>,
	file: string,
): AsyncGenerator<Buffer> {
	try {
		yield* pieces;
	} catch (error) {
		const { code = "", message } = error as NodeJS.ErrnoException;
		if (message === "incorrect header check") throw noBackup(file);
		if (code.startsWith("Z_")) throw damaged(file);
		throw new Fault(
			`The file ${file} cannot be read: ${REASONS[code] ?? message}.`,
			{ cause: error },
		);
	}
}

const REASONS: Record<string, string> = {
	ENOENT: "there is none of this name",
	EISDIR: "it is a folder",
	EACCES: "this user may not",
};

const damaged = (file: string) =>
	new Fault(
		`The backup ${file} is damaged: it is not what was written.\nTake another copy of it, or an older one.`,
	);

const noBackup = (file: string) =>
	new Fault(`${file} is no backup of this application.`);

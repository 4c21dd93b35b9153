import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import { db } from "#lib/db/client.ts";
import { onGlobal } from "#lib/runtime/global.ts";

/** What anybody can work a draw out of again, as it goes out. */
export interface PublishedFile {
	body: Buffer<ArrayBuffer>;
	etag: string;
}

/** A draw of nine thousand wishes is about a megabyte. */
const MOST_BYTES = 16 * 1024 * 1024;

const known = () =>
	onGlobal(
		"published-draws",
		() =>
			new LRUCache<string, PublishedFile>({
				maxSize: MOST_BYTES,
				sizeCalculation: ({ body }) => body.length,
			}),
	);

/**
 * The file of a draw: it never changes once it is made, so its text is taken from the database as it is stored, once. Each
 * time one row is asked for that says which it is.
 * @param id as an address says it
 * @returns null: there is no such draw, or it has not been made
 */
export async function findPublishedFile(
	id: string,
): Promise<PublishedFile | null> {
	if (!/^[1-9]\d{0,8}$/.test(id)) return null;
	const row = await db().draw.findUnique({
		where: { id: Number(id) },
		select: { commitment: true, drawnAt: true },
	});
	if (!row?.drawnAt) return null;
	const name = `${id} ${row.commitment} ${row.drawnAt.getTime()}`;
	const remembered = known().get(name);
	if (remembered) return remembered;
	const [found] = await db().$queryRaw<{ text: string | null }[]>`
		SELECT published::text AS text FROM draw WHERE id = ${Number(id)}`;
	if (!found?.text) return null;
	const body = Buffer.from(found.text);
	const hash = createHash("sha256").update(body).digest("base64url");
	const file = { body, etag: `"${hash.slice(0, 22)}"` };
	known().set(name, file);
	return file;
}

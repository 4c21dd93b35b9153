import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { isAnyDevice } from "#app/_request/device.ts";

export const dynamic = "force-dynamic";

/** A speech synthesiser (eSpeak NG) for screens whose browser has no voice of its own (docs/decisions/0059). */
const FILES: Readonly<Record<string, string>> = {
	"espeak-ng.js": "text/javascript",
	"espeak-ng.wasm": "application/wasm",
};

/** 18 MB that no phone has to load: only for the paired screens in the houses, which keep them. */
export async function GET(
	_request: Request,
	{ params }: { params: Promise<{ file: string }> },
): Promise<Response> {
	const { file } = await params;
	const type = Object.hasOwn(FILES, file) ? FILES[file] : undefined;
	if (!type || !(await isAnyDevice()))
		return new Response(null, {
			status: 404,
			headers: { "cache-control": "no-store" },
		});
	const where = path.join("node_modules", "espeak-ng", "dist", file);
	const { size } = await stat(where);
	return new Response(
		Readable.toWeb(createReadStream(where)) as ReadableStream<Uint8Array>,
		{
			headers: {
				"content-type": type,
				"content-length": String(size),
				"cache-control": "private, max-age=604800, no-transform",
			},
		},
	);
}

import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { FAILURE_STATUS, type FailureKind } from "#lib/failure.ts";
import { log } from "#lib/runtime/log.ts";
import {
	failureDocument,
	failureHeaders,
} from "#scripts/server/failure-page.ts";

const KINDS: Readonly<Record<string, FailureKind>> = {
	HPE_HEADER_OVERFLOW: "large-headers",
	HPE_CHUNK_EXTENSIONS_OVERFLOW: "too-large",
	ERR_HTTP_REQUEST_TIMEOUT: "slow",
};

interface BrokenRequest extends Error {
	code?: string;
	/** What was read last. */
	rawPacket?: Buffer;
}

/** What Node cannot read as HTTP reaches no page of ours: it is answered by hand, with a page as well. */
export function answerBrokenRequest(
	error: BrokenRequest,
	socket: Duplex,
): void {
	const kind = KINDS[error.code ?? ""] ?? "unreadable";
	const status = FAILURE_STATUS[kind];
	const isGone = error.code === "ECONNRESET" || !socket.writable;
	if (isGone) {
		socket.destroy();
		return;
	}
	log().info({ status, code: error.code }, "broken request");
	const [, address = "/"] =
		/^[A-Z]+ (\/[^\s?]*)/.exec(
			error.rawPacket?.subarray(0, 200).toString("latin1") ?? "",
		) ?? [];
	const page = failureDocument(address, kind);
	const headers = {
		...failureHeaders(kind),
		"content-length": String(Buffer.byteLength(page)),
		connection: "close",
	};
	const head = Object.entries(headers).map(
		([name, value]) => `${name}: ${value}\r\n`,
	);
	socket.end(
		`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head.join("")}\r\n${page}`,
	);
}

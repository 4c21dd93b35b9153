import type { ClientRequest } from "node:http";

/** That whoever is asked wanted another protocol. */
export const OTHER_PROTOCOL = "status 101";

/**
 * Calls `fail` wherever a request ends without an answer; more than once is possible, so it settles a promise. "error"
 * alone is not enough: to a 101 come neither an answer nor an error, not even when the signal aborts, and whoever waits
 * would wait for ever.
 */
export function onNoAnswer(
	asked: ClientRequest,
	fail: (why: string) => void,
): void {
	const closed = () => fail("closed");
	asked.on("error", (error) => fail(error.message));
	asked.on("upgrade", (_, socket) => {
		fail(OTHER_PROTOCOL);
		socket.destroy();
	});
	asked.on("close", closed);
	// The connection may be closed while what came is still being read.
	asked.on("response", () => asked.off("close", closed));
}

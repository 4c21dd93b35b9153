import { once } from "node:events";
import type { AddressInfo, Socket } from "node:net";
import hoodiecrow from "hoodiecrow-imap";

export interface Mailbox {
	/** For `BOUNCE_IMAP_URL`. */
	url: string;
	put(raw: string): void;
	/** What is still in it, and whether it is marked as read. */
	left(): { raw: string; seen: boolean }[];
	/** Breaks every connection off after so many bytes from the client; null: never. */
	breakAfter(bytes: number | null): void;
	stop(): Promise<void>;
}

/** A real IMAP server on loopback with one mailbox. */
export async function startMailbox(): Promise<Mailbox> {
	const server = hoodiecrow({
		plugins: ["ID", "UIDPLUS"],
		storage: { INBOX: {}, "": {} },
		users: { "bounce@demo.example": { password: "ge:heim@1" } },
	});
	const sockets = new Set<Socket>();
	let limit: number | null = null;
	server.server.on("connection", (socket: Socket) => {
		sockets.add(socket);
		socket.on("close", () => sockets.delete(socket));
		socket.on("data", () => {
			if (limit !== null && socket.bytesRead > limit) socket.destroy();
		});
	});
	server.listen(0, "127.0.0.1");
	await once(server.server, "listening");
	const { port } = server.server.address() as AddressInfo;
	const messages = () => server.getMailbox("INBOX").messages;
	return {
		url: `imap://bounce%40demo.example:ge%3Aheim%401@127.0.0.1:${port}/INBOX`,
		put: (raw) =>
			server.appendMessage("INBOX", [], "24-Nov-2026 10:00:00 +0100", raw),
		left: () =>
			messages().map(({ raw, flags }) => ({
				raw,
				seen: flags.includes("\\Seen"),
			})),
		breakAfter: (bytes) => {
			limit = bytes;
		},
		stop: () =>
			new Promise((resolve) => {
				server.server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

/** What it says to DLE EOT 1, 2 and 4. */
export const READY = [0x12, 0x12, 0x12] as const;
export const PAPER_LOW = [0x12, 0x12, 0x1e] as const;
export const PAPER_OUT = [0x1a, 0x32, 0x7e] as const;
export const COVER_OPEN = [0x1a, 0x16, 0x12] as const;

export interface ReceiptPrinter {
	port: number;
	/** Null: it answers nothing, as behind some print servers. */
	says: readonly number[] | null;
	/** After it has taken a slip, if that is something else: the roll has ended. */
	saysThen: readonly number[] | null;
	/** It hangs up as soon as somebody connects. */
	hangsUp: boolean;
	/** What came to be printed, one entry for each connection that sent something. */
	printed: Buffer[];
	stop(): Promise<void>;
}

const QUESTION = Buffer.from([0x10, 0x04]);

/** A receipt printer on loopback, as far as a house can tell: it takes bytes and answers questions in real time. */
export async function startReceiptPrinter(): Promise<ReceiptPrinter> {
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		if (printer.hangsUp) {
			socket.destroy();
			return;
		}
		sockets.add(socket);
		let paper = Buffer.alloc(0);
		const at = printer.printed.length;
		socket.on("error", () => socket.destroy());
		socket.on("close", () => sockets.delete(socket));
		socket.on("data", (chunk) => {
			let rest: Buffer = Buffer.from(chunk);
			for (
				let found = rest.indexOf(QUESTION);
				found >= 0;
				found = rest.indexOf(QUESTION)
			) {
				take(rest.subarray(0, found));
				answer(rest[found + 2] ?? 0);
				rest = rest.subarray(found + 3);
			}
			take(rest);
		});
		const take = (bytes: Buffer) => {
			if (bytes.length === 0) return;
			paper = Buffer.concat([paper, bytes]);
			printer.printed[at] = paper;
		};
		const answer = (question: number) => {
			const says =
				paper.length > 0 ? (printer.saysThen ?? printer.says) : printer.says;
			const byte = says?.[[1, 2, 4].indexOf(question)];
			if (byte !== undefined) socket.write(Uint8Array.of(byte));
		};
	});
	const printer: ReceiptPrinter = {
		port: 0,
		says: READY,
		saysThen: null,
		hangsUp: false,
		printed: [],
		async stop() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	printer.port = (server.address() as AddressInfo).port;
	return printer;
}

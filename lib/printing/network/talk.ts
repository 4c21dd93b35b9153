import "server-only";
import { connect, type Socket } from "node:net";
import {
	type PrinterAddress,
	type PrinterState,
	prints,
} from "#lib/printing/printing.ts";
import {
	isLoopback,
	isPrinterHost,
	isPrinterPort,
} from "#lib/printing/rules/address.ts";
import {
	ANSWERS,
	answersIn,
	QUESTIONS,
	stateOf,
} from "#lib/printing/rules/status.ts";
import { env } from "#lib/runtime/env.ts";

/** Milliseconds: somebody stands before the kiosk, and their number is drawn already. */
const CONNECTING = 1_500;
const ANSWERING = 700;
const TAKING = 2_000;
const LEAVING = 500;

/** Three answers, and what it may say unasked. */
const MOST_SAID = 64;

export interface Talk {
	state: PrinterState;
	/** The bytes were taken, and as far as it says nothing kept it from printing them. */
	printed: boolean;
}

const UNREACHED: Talk = { state: "offline", printed: false };

/**
 * Asks a printer how it is and, if it can print, sends it these bytes and asks once more. Never throws, and never takes
 * longer than the sum of its patience. What is stored is looked at again: a printer is where printers are.
 */
export async function talkTo(
	address: PrinterAddress,
	bytes: Uint8Array | null,
): Promise<Talk> {
	if (!mayTalkTo(address)) return UNREACHED;
	const socket = await open(address);
	if (!socket) return UNREACHED;
	try {
		const state = await ask(socket);
		if (bytes === null || !prints(state)) return { state, printed: false };
		if (!(await send(socket, bytes))) return UNREACHED;
		// A roll may have ended within this slip. Who says nothing is believed to have printed it.
		const after = state === "silent" ? state : await ask(socket);
		return { state: after, printed: prints(after) };
	} catch {
		return UNREACHED;
	} finally {
		await leave(socket);
	}
}

function mayTalkTo({ host, port }: PrinterAddress): boolean {
	if (isLoopback(host)) return env().mode !== "production";
	return isPrinterHost(host) && isPrinterPort(port);
}

function open({ host, port }: PrinterAddress): Promise<Socket | null> {
	const { promise, resolve } = Promise.withResolvers<Socket | null>();
	const socket = connect({ host, port, noDelay: true });
	// Also whatever goes wrong later: the promises below see the socket closed.
	socket.on("error", () => {
		socket.destroy();
		resolve(null);
	});
	socket.setTimeout(CONNECTING, () => {
		socket.destroy();
		resolve(null);
	});
	socket.once("connect", () => {
		socket.setTimeout(0);
		resolve(socket);
	});
	return promise;
}

/** "silent" if it does not answer in time, and "offline" if it hangs up instead. */
async function ask(socket: Socket): Promise<PrinterState> {
	const { promise, resolve } = Promise.withResolvers<PrinterState>();
	let said = new Uint8Array();
	const hear = (chunk: Buffer) => {
		said = Uint8Array.from([...said, ...chunk]);
		// A printer says a few bytes; whatever says more is none.
		if (said.length > MOST_SAID) resolve("fault");
		else if (answersIn(said).length >= ANSWERS)
			resolve(stateOf(answersIn(said)));
	};
	const gone = () => resolve("offline");
	socket.on("data", hear);
	socket.once("close", gone);
	// After what has arrived while this process was busy with something else.
	const timer = setTimeout(
		() => setImmediate(() => resolve("silent")),
		ANSWERING,
	);
	if (socket.destroyed) resolve("offline");
	else socket.write(QUESTIONS);
	const state = await promise;
	clearTimeout(timer);
	socket.off("data", hear);
	socket.off("close", gone);
	return state;
}

/** Whether all of it left; a printer that takes nothing holds it up. */
async function send(socket: Socket, bytes: Uint8Array): Promise<boolean> {
	const { promise, resolve } = Promise.withResolvers<boolean>();
	const timer = setTimeout(() => resolve(false), TAKING);
	const gone = () => resolve(false);
	socket.once("close", gone);
	socket.write(bytes, (error) => resolve(!error));
	const sent = await promise;
	clearTimeout(timer);
	socket.off("close", gone);
	return sent;
}

/** Whatever is still on its way arrives before the connection is gone. */
async function leave(socket: Socket): Promise<void> {
	if (socket.destroyed) return;
	const { promise, resolve } = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, LEAVING);
	socket.once("close", () => resolve());
	socket.resume();
	socket.end();
	await promise;
	clearTimeout(timer);
	socket.destroy();
}

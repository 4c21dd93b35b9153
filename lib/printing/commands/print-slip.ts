import "server-only";
import { setTimeout } from "node:timers/promises";
import { db } from "#lib/db/client.ts";
import type { Printer } from "#lib/db/generated/client.ts";
import { talkTo } from "#lib/printing/network/talk.ts";
import { prints, type Slip } from "#lib/printing/printing.ts";
import { viewOf } from "#lib/printing/queries/list-printers.ts";
import { encodeSlip } from "#lib/printing/rules/encode.ts";
import { log } from "#lib/runtime/log.ts";
import { noteState } from "./note-state.ts";

/** "none": there is no printer of ours at this place. */
export type Printed = "printed" | "not-printed" | "none";

/** Where a number is drawn: at a kiosk, or at a counter of a station, by the printer that was chosen there if it has several. */
export type PrintPlace =
	| { deviceId: string }
	| { counterOf: number; printerId: number | null };

/** Milliseconds until somebody at the counter reads their number, whatever the printer is still doing. */
const COUNTER_PATIENCE = 1_500;

/**
 * A waiting number on paper, at the printer of this place. The number is drawn by then and stays drawn: whatever goes
 * wrong here is an answer, and never an error.
 */
export async function printSlip(
	place: PrintPlace,
	slip: () => Promise<Slip>,
	now: Temporal.Instant,
): Promise<Printed> {
	try {
		const printer = await printerAt(place);
		return printer ? await printAt(printer, slip, now) : "none";
	} catch (error) {
		log().warn({ error }, "slip not printed");
		return "none";
	}
}

/**
 * The same for whoever stands at a counter: they are told their number soon. "asked": the printer has not said yet what became
 * of the slip; if it cannot print, the page of the team says so as soon as that is known.
 */
export async function printSoon(
	place: PrintPlace,
	slip: () => Promise<Slip>,
	now: Temporal.Instant,
	patience = COUNTER_PATIENCE,
): Promise<Printed | "asked"> {
	const waiting = new AbortController();
	const printing = printSlip(place, slip, now).finally(() => waiting.abort());
	const asked = setTimeout(patience, "asked" as const, {
		signal: waiting.signal,
	}).catch(() => printing);
	return Promise.race([printing, asked]);
}

/** The same at a printer that is known. */
export async function printAt(
	printer: Printer,
	slip: () => Promise<Slip>,
	now: Temporal.Instant,
): Promise<Exclude<Printed, "none">> {
	try {
		const bytes = encodeSlip(await slip(), printer.columns);
		const { state, printed } = await talkTo(printer, bytes);
		await noteState(printer, state, now);
		return printed ? "printed" : "not-printed";
	} catch (error) {
		log().warn({ error }, "slip not printed");
		return "not-printed";
	}
}

/**
 * What to say to whoever pressed twice: the slip came out for the first press, or did not. By what the printer said last,
 * for the first press may still be talking to it.
 */
export async function printedBefore(place: PrintPlace): Promise<Printed> {
	try {
		const printer = await printerAt(place);
		return printer ? lastOf(printer) : "none";
	} catch (error) {
		// The number is theirs: nobody is told that something failed.
		log().warn({ error }, "printer not found");
		return "none";
	}
}

/** What became of the slip before, by what the printer said last. */
export function lastOf(printer: Printer): Exclude<Printed, "none"> {
	const { state } = viewOf(printer);
	return state === null || prints(state) ? "printed" : "not-printed";
}

async function printerAt(place: PrintPlace): Promise<Printer | null> {
	if ("deviceId" in place)
		return db().printer.findUnique({ where: { deviceId: place.deviceId } });
	const printers = await db().printer.findMany({
		where: { stationId: place.counterOf, atCounter: true },
	});
	// At another counter than where they stand a slip would be somebody else's: of several, only the one that was chosen.
	const [only] = printers.length === 1 ? printers : [];
	return only ?? printers.find(({ id }) => id === place.printerId) ?? null;
}

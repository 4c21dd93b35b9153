import "server-only";
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

/** Where a number is drawn: at a kiosk, or at the counter of a station, whose printer belongs to no kiosk. */
export type PrintPlace = { deviceId: string } | { counterOf: number };

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
	const printer = await printerAt(place);
	if (!printer) return "none";
	const { state } = viewOf(printer);
	return state === null || prints(state) ? "printed" : "not-printed";
}

const printerAt = (place: PrintPlace): Promise<Printer | null> =>
	"deviceId" in place
		? db().printer.findUnique({ where: { deviceId: place.deviceId } })
		: db().printer.findFirst({
				where: { stationId: place.counterOf, deviceId: null },
				orderBy: [{ name: "asc" }, { id: "asc" }],
			});

import "server-only";
import { db } from "#lib/db/client.ts";
import { talkTo } from "#lib/printing/network/talk.ts";
import { prints, type Slip } from "#lib/printing/printing.ts";
import { viewOf } from "#lib/printing/queries/list-printers.ts";
import { encodeSlip } from "#lib/printing/rules/encode.ts";
import { log } from "#lib/runtime/log.ts";
import { noteState } from "./note-state.ts";

/** "none": no printer of ours belongs to this kiosk. */
export type Printed = "printed" | "not-printed" | "none";

/**
 * A waiting number on paper, at the printer of this kiosk. The number is drawn by then and stays drawn: whatever goes
 * wrong here is an answer, and never an error.
 */
export async function printSlip(
	deviceId: string,
	slip: () => Promise<Slip>,
	now: Temporal.Instant,
): Promise<Printed> {
	let known = false;
	try {
		const printer = await db().printer.findUnique({ where: { deviceId } });
		if (!printer) return "none";
		known = true;
		const bytes = encodeSlip(await slip(), printer.columns);
		const { state, printed } = await talkTo(printer, bytes);
		await noteState(printer, state, now);
		return printed ? "printed" : "not-printed";
	} catch (error) {
		log().warn({ error }, "slip not printed");
		return known ? "not-printed" : "none";
	}
}

/**
 * What to say to whoever pressed twice: the slip came out for the first press, or did not. By what the printer said last,
 * for the first press may still be talking to it.
 */
export async function printedBefore(deviceId: string): Promise<Printed> {
	const printer = await db().printer.findUnique({ where: { deviceId } });
	if (!printer) return "none";
	const { state } = viewOf(printer);
	return state === null || prints(state) ? "printed" : "not-printed";
}

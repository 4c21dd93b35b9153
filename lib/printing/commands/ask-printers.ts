import "server-only";
import { db } from "#lib/db/client.ts";
import { talkTo } from "#lib/printing/network/talk.ts";
import { noteState } from "./note-state.ts";

/** Asks every printer how it is, so that paper is missed before somebody draws a number. All at once: each waits for itself. */
export async function askPrinters(now: Temporal.Instant): Promise<void> {
	const printers = await db().printer.findMany();
	await Promise.all(
		printers.map(async (printer) => {
			const { state } = await talkTo(printer, null);
			await noteState(printer, state, now);
		}),
	);
}

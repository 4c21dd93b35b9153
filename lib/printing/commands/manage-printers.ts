import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { talkTo } from "#lib/printing/network/talk.ts";
import type { PrinterFacts, Slip } from "#lib/printing/printing.ts";
import { encodeSlip } from "#lib/printing/rules/encode.ts";
import { printerMark } from "#lib/printing/rules/printer-form.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { noteState } from "./note-state.ts";

type Refusal = "forbidden" | "busy";

/** Where a printer stands; only the administration says to which addresses our servers speak. */
export async function addPrinter(
	actor: Actor,
	{ facts, now }: { facts: PrinterFacts; now: Temporal.Instant },
): Promise<Result<{ id: number }, Refusal | "kiosk-taken">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<{ id: number }, Refusal | "kiosk-taken">(async (tx) => {
		await lockKey(tx, "printers");
		if (await isTaken(tx, facts, null)) return refuse("kiosk-taken");
		const { id } = await tx.printer.create({ data: facts });
		await record(tx, entryOf(actor, "added", id, facts), now);
		return ok({ id });
	});
}

export async function changePrinter(
	actor: Actor,
	{
		id,
		facts,
		shown,
		now,
	}: {
		id: number;
		facts: PrinterFacts;
		/** As the form showed it: who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<
	Result<null, Refusal | "changed" | "unknown-printer" | "kiosk-taken">
> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal | "changed" | "unknown-printer" | "kiosk-taken">(
		async (tx) => {
			await lockKey(tx, "printers");
			const before = await tx.printer.findUnique({ where: { id } });
			if (!before) return refuse("unknown-printer");
			const mark = printerMark(before);
			if (mark === printerMark(facts)) return ok(null);
			if (mark !== shown) return refuse("changed");
			if (await isTaken(tx, facts, id)) return refuse("kiosk-taken");
			// What the one at the old address said is not said of this one.
			await tx.printer.update({
				where: { id },
				data: { ...facts, state: null, askedAt: null },
			});
			await record(tx, entryOf(actor, "changed", id, facts), now);
			return ok(null);
		},
	);
}

/** Doing it again is no error. */
export async function removePrinter(
	actor: Actor,
	{ id, now }: { id: number; now: Temporal.Instant },
): Promise<Result<null, Refusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal>(async (tx) => {
		const before = await tx.printer.findUnique({ where: { id } });
		if (!before) return ok(null);
		await tx.printer.delete({ where: { id } });
		await record(tx, entryOf(actor, "removed", id, before), now);
		return ok(null);
	});
}

/** A slip with nobody's number, to see that it comes out. */
export async function tryPrinter(
	actor: Actor,
	{ id, slip, now }: { id: number; slip: Slip; now: Temporal.Instant },
): Promise<Result<{ printed: boolean }, "forbidden" | "unknown-printer">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const printer = await db().printer.findUnique({ where: { id } });
	if (!printer) return refuse("unknown-printer");
	const { state, printed } = await talkTo(
		printer,
		encodeSlip(slip, printer.columns),
	);
	await noteState(printer, state, now);
	return ok({ printed });
}

async function isTaken(
	tx: Parameters<Parameters<typeof write>[0]>[0],
	{ deviceId }: PrinterFacts,
	id: number | null,
): Promise<boolean> {
	if (deviceId === null) return false;
	const other = await tx.printer.findUnique({ where: { deviceId } });
	return other !== null && other.id !== id;
}

const entryOf = (
	{ userId }: Actor,
	what: "added" | "changed" | "removed",
	id: number,
	{ stationId, name, host, port }: PrinterFacts,
) => ({
	userId,
	stationId,
	action: `printer:${what}`,
	subject: `printer ${id}`,
	detail: { name, host, port },
});

import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import { type Actor, may } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import type { Printer } from "#lib/db/generated/client.ts";
import {
	type PrinterState,
	type PrinterView,
	prints,
} from "#lib/printing/printing.ts";
import { ok, type Result } from "#lib/result.ts";
import { log } from "#lib/runtime/log.ts";

/** All of the city, with the kiosks they can belong to. */
export async function listPrinters(
	actor: Actor,
	now: Temporal.Instant,
): Promise<
	Result<
		{
			printers: PrinterView[];
			kiosks: { id: string; name: string; stationId: number }[];
		},
		"forbidden"
	>
> {
	const allowed = await authorise(actor, "city:write", null, now);
	if (!allowed.ok) return allowed;
	const rows = await db().printer.findMany({
		orderBy: [{ stationId: "asc" }, { name: "asc" }, { id: "asc" }],
	});
	const kiosks = await db().device.findMany({
		where: { kind: "kiosk", revokedAt: null },
		orderBy: [{ stationId: "asc" }, { name: "asc" }],
		select: { id: true, name: true, stationId: true },
	});
	return ok({ printers: rows.map(viewOf), kiosks });
}

/** What keeps printers of a station from printing, or soon will, for whoever works there. */
export async function listTroubles(
	actor: Actor,
	stationId: number,
): Promise<{ name: string; state: PrinterState }[]> {
	if (!may(actor, "day:read", stationId)) return [];
	const rows = await db().printer.findMany({
		where: { stationId },
		orderBy: [{ name: "asc" }, { id: "asc" }],
	});
	return rows
		.map(viewOf)
		.flatMap(({ name, state }) =>
			state !== null && (!prints(state) || state === "paper-low")
				? [{ name, state }]
				: [],
		);
}

/**
 * Where a slip can come out by a press of staff: first those at a counter. If they cannot be read there is nothing to press,
 * and the day goes on.
 */
export async function listHandPrinters(
	actor: Actor,
	stationId: number,
): Promise<{ id: number; name: string; atCounter: boolean }[]> {
	if (!may(actor, "visit:register", stationId)) return [];
	try {
		return await db().printer.findMany({
			where: { stationId },
			orderBy: [{ atCounter: "desc" }, { name: "asc" }, { id: "asc" }],
			select: { id: true, name: true, atCounter: true },
		});
	} catch (error) {
		log().warn({ error }, "printers not listed");
		return [];
	}
}

export const viewOf = ({ askedAt, ...row }: Printer): PrinterView => ({
	...row,
	state: row.state as PrinterState | null,
	askedAt: askedAt?.getTime() ?? null,
});

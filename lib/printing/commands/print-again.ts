import "server-only";
import { countTold, type Limit } from "#lib/auth/commands/limits.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import type { Slip } from "#lib/printing/printing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { lastOf, printAt } from "./print-slip.ts";

type AgainRefusal =
	| "forbidden"
	/** Removed meanwhile, or of another house. */
	| "slip-no-printer";

/** A slip once more or for the first time, at a printer of the house whose number it is. */
export async function printAgain(
	actor: Actor,
	{
		stationId,
		printerId,
		press,
		now,
	}: {
		stationId: number;
		printerId: number;
		/** Of the page on which it was pressed: sent twice, one slip comes out. Empty: nobody knows. */
		press: string;
		now: Temporal.Instant;
	},
	slip: () => Promise<Slip>,
): Promise<Result<{ printed: "printed" | "not-printed" }, AgainRefusal>> {
	const may = await authorise(actor, "visit:register", stationId, now);
	if (!may.ok) return may;
	const printer =
		Number.isInteger(printerId) && printerId <= MAX_INTEGER
			? await db().printer.findFirst({ where: { id: printerId, stationId } })
			: null;
	if (!printer) return refuse("slip-no-printer");
	const isRepeated = press !== "" && (await wasPressed(press, printerId));
	const printed = isRepeated
		? lastOf(printer)
		: await printAt(printer, slip, now);
	return ok({ printed });
}

/** Two presses at once count together. */
async function wasPressed(press: string, printerId: number): Promise<boolean> {
	const who = holdKeyOf(`${press} ${printerId}`);
	return (await countTold(db(), ONE_PRESS, who)).isOver;
}

const ONE_PRESS: Limit = { name: "slip-press", times: 1, seconds: 3_600 };
const MAX_INTEGER = 2 ** 31 - 1;

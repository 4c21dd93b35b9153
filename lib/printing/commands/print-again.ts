import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Slip } from "#lib/printing/printing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";
import { printAt } from "./print-slip.ts";

type AgainRefusal =
	| "forbidden"
	/** There is no such visit, it was on another day, or it is over: a slip would lead nowhere. */
	| "slip-over"
	/** Removed meanwhile, or of another house. */
	| "slip-no-printer";

/** The slip of somebody who is in the house, once more or for the first time, at a printer of that house. */
export async function printAgain(
	actor: Actor,
	{
		visitId,
		printerId,
		now,
	}: { visitId: string; printerId: number; now: Temporal.Instant },
	slip: (token: string, of: Locale) => Promise<Slip>,
): Promise<
	Result<{ ticket: string; printed: "printed" | "not-printed" }, AgainRefusal>
> {
	const visit = UUID.test(visitId)
		? await db().visit.findUnique({
				where: { id: visitId },
				select: {
					stationId: true,
					date: true,
					status: true,
					ticket: true,
					locale: true,
				},
			})
		: null;
	if (!visit) return refuse("slip-over");
	const { stationId, ticket } = visit;
	const may = await authorise(actor, "visit:register", stationId, now);
	if (!may.ok) return may;
	if (
		fromDbDate(visit.date) !== civilDateOf(now) ||
		!IN_THE_HOUSE.includes(visit.status)
	)
		return refuse("slip-over");
	const printer =
		Number.isInteger(printerId) && printerId <= MAX_INTEGER
			? await db().printer.findFirst({ where: { id: printerId, stationId } })
			: null;
	if (!printer) return refuse("slip-no-printer");
	const printed = await printAt(
		printer,
		() => slip(ticketToken(visitId), toOffered(visit.locale)),
		now,
	);
	return ok({ ticket, printed });
}

const IN_THE_HOUSE = ["waiting", "called", "serving", "parked"];
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const MAX_INTEGER = 2 ** 31 - 1;

import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { ticketToken } from "#lib/auth/secrets/secrets.ts";
import { db } from "#lib/db/client.ts";
import { isRowAway } from "#lib/queue/afar/queries/rows.ts";
import { getVisit, isRemoteRow, queuedOf } from "#lib/queue/queries/rows.ts";
import {
	findStationOf,
	isOfToday,
} from "#lib/queue/visit/commands/changing.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What a slip that staff print again needs to know of the number. */
export interface SlipOwner {
	stationId: number;
	/** "W012" */
	ticket: string;
	/** Of the number's page, which the code on the paper opens. */
	token: string;
	/** To which they agreed that staff see it, and German otherwise (docs/decisions/0062): paper would tell it as a page does. */
	locale: Locale;
}

type SlipRefusal =
	| "forbidden"
	/** There is no such visit, it was on another day, is over, waits elsewhere or is by phone or video: nobody is there to take the slip. */
	| "slip-over";

/** Whose slip it is, if they are in the house. */
export async function findForSlip(
	actor: Actor,
	visitId: string,
	now: Temporal.Instant,
): Promise<Result<SlipOwner, SlipRefusal>> {
	const stationId = await findStationOf(visitId);
	if (stationId === null) return refuse("slip-over");
	const may = await authorise(actor, "visit:register", stationId, now);
	if (!may.ok) return may;
	const row = await getVisit(db(), visitId);
	const visit = queuedOf(row);
	if (
		!isOfToday(row, now) ||
		!IN_THE_HOUSE.includes(visit.status) ||
		isRowAway(row) ||
		isRemoteRow(row)
	)
		return refuse("slip-over");
	const { ticket, speaks } = visit;
	const token = ticketToken(visitId);
	return ok({ stationId, ticket, token, locale: speaks ?? "de" });
}

const IN_THE_HOUSE = ["waiting", "called", "serving", "parked"];

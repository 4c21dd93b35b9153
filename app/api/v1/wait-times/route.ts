import type { z } from "zod";
import { holdsUntil } from "#lib/finished/recording.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { now } from "#lib/runtime/clock.ts";
import { clock, isoOf } from "#lib/time.ts";
import { answering, CACHE, json } from "../_parts/answers.ts";
import type { waitTimesSchema } from "../_parts/contract.ts";

/** GET /api/v1/wait-times (design §9): all stations now, as on /wartezeiten. */
export function GET(): Promise<Response> {
	return answering(async () => {
		const at = now();
		// It says when that was, to the second.
		holdsUntil(at.epochMilliseconds + 1_000);
		const waits = await listWaits(at);
		const body: z.infer<typeof waitTimesSchema> = {
			asOf: isoOf(at.round("second")),
			stations: waits.map(
				({ slug, openUntil, opens, waiting, openDesks, walkIns }) => ({
					station: slug,
					open: openUntil !== null,
					openUntil: openUntil === null ? null : clock(openUntil),
					opens: opens && { date: opens.date, time: clock(opens.minute) },
					waiting,
					openDesks,
					ticketsGiven: walkIns.open,
					noTicketsBecause: walkIns.open ? null : walkIns.why,
					expectedMinutes:
						walkIns.open && walkIns.wait
							? { from: walkIns.wait.from, to: walkIns.wait.until }
							: null,
				}),
			),
		};
		return json(body, CACHE.waits);
	});
}

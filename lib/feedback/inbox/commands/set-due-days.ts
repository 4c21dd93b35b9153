import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCity } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";

type DueDaysRefusal = "days-invalid" | "forbidden" | "changed" | "busy";

/** As the database checks it. */
const MOST_DAYS = 90;

/** After how many days open feedback is overdue. */
export function setDueDays(
	actor: Actor,
	{
		days,
		shown,
		now,
	}: {
		days: number;
		/** What the form showed: who changes another number than that is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<null, DueDaysRefusal>> {
	return orBusy<null, DueDaysRefusal>(async () => {
		const may = await authorise(actor, "feedback:answer", null, now);
		if (!may.ok) return may;
		if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS)
			return refuse("days-invalid");
		return write<null, DueDaysRefusal>(async (tx) => {
			await lockCity(tx);
			const { feedbackDueDays } = await tx.city.findUniqueOrThrow({
				where: { id: 1 },
				select: { feedbackDueDays: true },
			});
			if (feedbackDueDays === days) return ok(null);
			if (String(feedbackDueDays) !== shown) return refuse("changed");
			await tx.city.update({
				where: { id: 1 },
				data: { feedbackDueDays: days },
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "feedback:due-days",
					detail: { days },
				},
				now,
			);
			return ok(null);
		});
	});
}

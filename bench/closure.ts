import { db } from "#lib/db/client.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { saveChange } from "#lib/planning/change/commands/save-change.ts";
import { addDays, type CivilDate, civilDateOf } from "#lib/time.ts";
import { makeActor } from "#tests/support/actor.ts";
import { closureOf, decided } from "#tests/support/planning.ts";
import { countQueries } from "./count-queries.ts";
import { rounded, time } from "./measure.ts";

/** Far enough that mails go out, near enough that other days are left to move to. */
const DAYS_AHEAD = 21;

/** The whole city closes on a day: how long the page and saving take, for how many people. */
export async function measureClosure(now: Temporal.Instant) {
	const date: CivilDate = addDays(civilDateOf(now), DAYS_AHEAD);
	const booked = { date: toDbDate(date), status: "booked" };
	// Half have an address, as in life.
	await db().$executeRaw`
		UPDATE contact c SET email = 'p' || a.reference || '@citizen.example'
		FROM appointment a
		WHERE a.id = c.appointment_id AND a.date = ${date}::date AND a.status = 'booked'
			AND right(a.reference, 1)::int % 2 = 0`;
	const people = await db().appointment.count({ where: booked });
	const admin = await makeActor("admin");
	const closure = closureOf(null, date);
	let request = await decided(admin, null, closure, "move", now);
	const lookMs = await time(async () => {
		request = await decided(admin, null, closure, "move", now);
	});
	let saveMs = 0;
	const queries = await countQueries(async () => {
		saveMs = await time(async () => {
			const saved = await saveChange(admin, request);
			if (!saved.ok) throw new Error(saved.error);
		});
	});
	const mails = await db().message.count({ where: { kind: "offer" } });
	return {
		people,
		mails,
		queries,
		lookMs: rounded(lookMs),
		saveMs: rounded(saveMs),
	};
}

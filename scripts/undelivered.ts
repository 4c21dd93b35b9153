// npm run mails:undelivered    lists whom to call because no mail reached them
import { now } from "#lib/clock.ts";
import { closeDb } from "#lib/db/client.ts";
import {
	listUndelivered,
	type Undelivered,
} from "#lib/notifications/queries.ts";
import { formatReference } from "#lib/reference.ts";
import { registerShutdown } from "#lib/shutdown.ts";
import { civilDateOf, clock, minuteOf } from "#lib/time.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

await run(async () => {
	readySettings();
	await openDatabase();
	registerShutdown(closeDb);
	const undelivered = await listUndelivered(now());
	if (undelivered.length === 0)
		console.log("Nothing: every mail about an appointment to come was taken.");
	else console.table(undelivered.map(row));
});

function row({ reference, startsAt, reason, phone, ...mail }: Undelivered) {
	const start = Temporal.Instant.fromEpochMilliseconds(startsAt);
	return {
		appointment: formatReference(reference),
		when: `${civilDateOf(start)} ${clock(minuteOf(start))}`,
		station: mail.station,
		mail: mail.kind,
		state: mail.status,
		reason: reason ?? "",
		phone: phone ?? "",
	};
}

// npm run mails:undelivered    says whether mail moves, and lists whom to call because no mail reached them;
//                              its exit code is for probes (docs/operations.md)

import {
	listUndelivered,
	type Undelivered,
} from "#lib/notifications/delivery/queries/list-undelivered.ts";
import { readMailFlow } from "#lib/notifications/delivery/queries/mail-flow.ts";
import {
	flowSentences,
	probeCode,
} from "#lib/notifications/delivery/rules/standstill.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatReference } from "#lib/text/reference.ts";
import { civilDateOf, clock, minuteOf } from "#lib/time.ts";
import { openMigrated, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

await run(async () => {
	readySettings();
	await openMigrated();
	const at = now();
	const flow = await readMailFlow(at);
	const undelivered = await listUndelivered(at);
	const lost = undelivered.filter(({ status }) => status !== "queued").length;
	for (const sentence of flowSentences(flow, lost, written))
		console.log(sentence);
	if (undelivered.length > 0) console.table(undelivered.map(row));
	process.exitCode = probeCode(flow, lost);
});

/** "2026-11-24 10:05" */
function written(epochMilliseconds: number): string {
	const instant = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
	return `${civilDateOf(instant)} ${clock(minuteOf(instant))}`;
}

function row({ reference, startsAt, reason, phone, ...mail }: Undelivered) {
	return {
		appointment: formatReference(reference),
		when: written(startsAt),
		station: mail.station,
		mail: mail.kind,
		state: mail.status === "queued" ? "waiting" : mail.status,
		since: written(mail.createdAt),
		reason: reason ?? "",
		phone: phone ?? "",
	};
}

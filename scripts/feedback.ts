// npm run feedback:list    prints the reports of barriers that are still open
import { closeDb } from "#lib/db/client.ts";
import { Fault } from "#lib/fault.ts";
import type { OpenReport } from "#lib/feedback/feedback.ts";
import { formatDate } from "#lib/format.ts";
import { registerShutdown } from "#lib/shutdown.ts";
import { civilDateOf } from "#lib/time.ts";
import { openDatabase, readySettings } from "#scripts/setup/environment.ts";
import { run } from "#scripts/setup/run.ts";

const [command] = process.argv.slice(2);

await run(async () => {
	if (command !== "list") throw new Fault("npm run feedback:list");
	readySettings();
	await openDatabase();
	registerShutdown(closeDb);
	const { listOpenReports } = await import("#lib/feedback/queries.ts");
	const reports = await listOpenReports();
	for (const report of reports) console.log(`${inWords(report)}\n`);
	console.log(`${reports.length} open`);
});

function inWords({ number, text, page, email, locale, createdAt }: OpenReport) {
	const day = civilDateOf(Temporal.Instant.fromEpochMilliseconds(createdAt));
	const lines = [
		`No. ${number}, ${formatDate(day, "en", "long")}, language ${locale}`,
		...(page ? [`Page: ${page}`] : []),
		...(email ? [`Answer to: ${email}`] : []),
		plain(text),
	];
	return lines.join("\n");
}

/** What strangers typed must not steer a terminal. */
function plain(text: string): string {
	return text.replace(/(?!\n)\p{Cc}/gu, " ");
}

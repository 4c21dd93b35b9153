import { ERASING_MINUTES } from "#lib/booking/rules/retention.ts";
import { now, realNow } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { log } from "#lib/runtime/log.ts";
import { traced } from "#lib/runtime/traced.ts";
import { announceSweep, noteRound } from "#lib/watch/commands/beat.ts";
import type { SweepName } from "#lib/watch/watch.ts";

interface Sweep {
	name: SweepName;
	minutes: number;
	run(): Promise<void>;
}

/** Before the first word that this process runs: whoever looks then sees that the work has just begun. */
export async function announceSweeps(): Promise<void> {
	for (const { name, minutes } of await sweeps()) announceSweep(name, minutes);
}

/** What has to be done again and again, whatever people do. Each finds what is due by itself. */
async function sweeps(): Promise<Sweep[]> {
	const { eraseContacts } = await import(
		"#lib/booking/commands/erase-contacts.ts"
	);
	const { askDue } = await import("#lib/feedback/commands/ask-due.ts");
	const { eraseFeedback } = await import(
		"#lib/feedback/commands/erase-feedback.ts"
	);
	const { callIn } = await import("#lib/queue/afar/commands/call-in.ts");
	const { eraseMemos } = await import("#lib/queue/commands/erase-memos.ts");
	const { settleCases } = await import(
		"#lib/planning/change/commands/settle-cases.ts"
	);
	const { offerTimes } = await import("#lib/wishes/commands/offer-times.ts");
	const { eraseWishes } = await import("#lib/wishes/commands/erase-wishes.ts");
	const { remindCollections } = await import(
		"#lib/collection/commands/remind-collections.ts"
	);
	const { eraseCollections } = await import(
		"#lib/collection/commands/erase-collections.ts"
	);
	const { eraseInvitations } = await import(
		"#lib/booking/invitation/commands/erase-invitations.ts"
	);
	const { askPrinters } = await import(
		"#lib/printing/commands/ask-printers.ts"
	);
	const { forgetEditors } = await import(
		"#lib/planning/change/commands/forget-editors.ts"
	);
	const { announceDraws } = await import("#lib/draw/commands/announce.ts");
	const { makeDraws } = await import("#lib/draw/commands/make-draws.ts");
	const { eraseAudit } = await import("#lib/staff/commands/erase-audit.ts");
	const { eraseLeavers } = await import("#lib/staff/commands/erase-leavers.ts");
	const { sweepFigures } = await import(
		"#lib/pilot/figures/commands/sweep-figures.ts"
	);
	const { forgetSessions } = await import("#lib/auth/commands/sessions.ts");
	const { closeUnused } = await import(
		"#lib/staff/commands/unused-accounts.ts"
	);
	const { forgetRequests } = await import(
		"#lib/programs/commands/forget-requests.ts"
	);
	const { forgetEvents } = await import(
		"#lib/programs/hooks/commands/forget-events.ts"
	);
	const { forgetLimits } = await import("#lib/auth/commands/limits.ts");
	return [
		{
			name: "erasing-contacts",
			minutes: ERASING_MINUTES,
			run: () => eraseContacts(now()),
		},
		{
			name: "erasing-memos",
			minutes: ERASING_MINUTES,
			run: () => eraseMemos(now()),
		},
		{
			name: "erasing-feedback",
			minutes: ERASING_MINUTES,
			run: () => eraseFeedback(now()),
		},
		{
			name: "asking-how-it-was",
			minutes: 5,
			run: async () => {
				await askDue(now());
			},
		},
		{
			name: "erasing-the-audit",
			minutes: ERASING_MINUTES,
			run: () => eraseAudit(now()),
		},
		{
			name: "erasing-leavers",
			minutes: ERASING_MINUTES,
			run: () => eraseLeavers(now()),
		},
		env().mode === "demo" ? await demoSweep() : await closingSweep(),
		{
			name: "forgetting-who-planned",
			minutes: ERASING_MINUTES,
			run: () => forgetEditors(now()),
		},
		{
			name: "settling-cases",
			minutes: 1,
			run: () => settleCases(now()),
		},
		{
			name: "announcing-draws",
			minutes: 1,
			run: () => announceDraws(now()),
		},
		{ name: "making-draws", minutes: 1, run: () => makeDraws(now()) },
		{
			name: "offering-times",
			minutes: 0.25,
			run: () => offerTimes(now()),
		},
		{
			name: "erasing-wishes",
			minutes: ERASING_MINUTES,
			run: () => eraseWishes(now()),
		},
		{
			name: "reminding-of-documents",
			minutes: 10,
			run: () => remindCollections(now()),
		},
		{
			name: "erasing-collections",
			minutes: ERASING_MINUTES,
			run: () => eraseCollections(now()),
		},
		{
			name: "erasing-invitations",
			minutes: ERASING_MINUTES,
			run: () => eraseInvitations(now()),
		},
		{ name: "asking-printers", minutes: 1, run: () => askPrinters(now()) },
		{ name: "calling-from-afar", minutes: 0.25, run: () => callIn(now()) },
		{ name: "figures", minutes: 10, run: () => sweepFigures(now()) },
		{
			name: "forgetting-sessions",
			minutes: ERASING_MINUTES,
			run: () => forgetSessions(realNow()),
		},
		{
			name: "closing-unused-accounts",
			minutes: ERASING_MINUTES,
			run: () => closeUnused(realNow()),
		},
		{
			name: "forgetting-requests",
			minutes: ERASING_MINUTES,
			run: async () => {
				await forgetRequests(realNow());
				await forgetEvents(realNow());
			},
		},
		{ name: "forgetting-limits", minutes: 5, run: forgetLimits },
	];
}

async function closingSweep(): Promise<Sweep> {
	const { closeDays } = await import("#lib/queue/commands/close-days.ts");
	return { name: "closing-days", minutes: 10, run: () => closeDays(now()) };
}

/** The demo's houses are alive; a day is closed before the next one begins (scripts/setup/demo.ts). */
async function demoSweep(): Promise<Sweep> {
	const { workDemo } = await import("#prisma/seed/day/demo-clerks.ts");
	return {
		name: "working-in-the-demo",
		minutes: 1,
		run: () => workDemo(now()),
	};
}

/**
 * Runs each sweep now and then again and again, until the returned function is called, which lets those
 * under way finish. Any number of processes may do so at the same time.
 */
export async function startSweeps(): Promise<() => Promise<void>> {
	const stops = (await sweeps()).map(start);
	return async () => {
		await Promise.all(stops.map((stop) => stop()));
	};
}

function start({ name, minutes, run }: Sweep): () => Promise<void> {
	let running = Promise.resolve();
	const sweep = () => {
		running = running
			.then(() => traced("sweep", { sweep: name }, run))
			.then(
				() => noteRound(name, "done"),
				(error) => {
					noteRound(name, "failed");
					log().error({ error }, `${name} failed`);
				},
			);
	};
	sweep();
	const timer = setInterval(sweep, minutes * 60_000);
	return async () => {
		clearInterval(timer);
		await running;
	};
}

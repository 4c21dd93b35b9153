/**
 * A mail goes out within seconds. One that waits longer than this stands still, and is worth a look: the mail server may
 * be away, or no worker runs.
 */
export const PATIENCE = { minutes: 5 } as const;

/** How the sending goes, over all stations and kinds of mail. */
export interface MailFlow {
	/** Mails that wait longer than they should. */
	waiting: number;
	/** Since when the oldest of them waits, in epoch milliseconds; null: none waits so long. */
	since: number | null;
	/** Whether some process looks for mails to send. */
	isWorking: boolean;
}

/** What a probe learns from the exit code; 1 is left for "could not be looked up". */
const PROBE_CODES = {
	/** Nothing to do. */
	fine: 0,
	/** Somebody has to be called: their mail did not arrive. */
	undelivered: 2,
	/** Mails wait, or nobody is there to send the next one. */
	standstill: 3,
} as const;

export function probeCode(flow: MailFlow, undelivered: number): number {
	if (flow.waiting > 0 || !flow.isWorking) return PROBE_CODES.standstill;
	return undelivered > 0 ? PROBE_CODES.undelivered : PROBE_CODES.fine;
}

/** For whoever runs it, in English like all scripts. */
export function flowSentences(
	flow: MailFlow,
	undelivered: number,
	/** Writes an instant. */
	when: (epochMilliseconds: number) => string,
): string[] {
	const mails = (count: number) => (count === 1 ? "1 mail" : `${count} mails`);
	return [
		flow.since === null
			? `No mail has waited longer than ${PATIENCE.minutes} minutes.`
			: `Mail stands still: ${mails(flow.waiting)} waiting, the oldest since ${when(flow.since)}.`,
		flow.isWorking
			? "A worker is running."
			: "No worker is running: nothing is sent until one is (npm start, unless with SERVE=pages).",
		undelivered === 0
			? "Nobody to call: no mail about an appointment to come has failed or come back."
			: `To call: ${mails(undelivered)} about appointments to come did not arrive.`,
	];
}

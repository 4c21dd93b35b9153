/** What a program can be told of the appointments that it booked. Names are part of the contract: they stay. */
export const HOOK_EVENTS = [
	"appointment.booked",
	"appointment.moved",
	"appointment.cancelled",
] as const;
export type HookEvent = (typeof HOOK_EVENTS)[number];

export const HOOK_STATUSES = ["queued", "sent", "failed"] as const;

export const isHookEvent = (text: string): text is HookEvent =>
	(HOOK_EVENTS as readonly string[]).includes(text);

/** What was sent, or given up, is listed so long. */
export const TOLD_DAYS = 30;
/** Whoever takes nothing for so long is told nothing more until an administrator says so. */
export const FAILING_DAYS = 3;
/** Longer than between two tries of one event: where nothing was tried for so long, failing begins anew. */
export const QUIET_HOURS = 12;
/** After a new secret everything is signed with the old one as well. */
export const FORMER_HOURS = 24;

/** Which event of which appointment, and nothing about anybody: whoever may know more looks it up. */
export function eventBody({
	kind,
	at,
	appointmentId,
}: {
	kind: string;
	at: Temporal.Instant;
	appointmentId: string;
}): string {
	const timestamp = at.toString();
	return JSON.stringify({
		type: kind,
		timestamp,
		data: { appointment: appointmentId },
	});
}

/** Whoever does nothing for so long has gone: the next one at this desk must not be them. */
export const IDLE_MINUTES = 60;
/** A working day; then everybody signs in anew. */
export const MAX_HOURS = 12;
/** A browser that nobody signed in with for so long is a stranger again. */
export const DEVICE_DAYS = 180;
/** What has ended tells nobody anything any more after so many days. */
export const ENDED_DAYS = 30;
/** How exactly "seen" is kept: not every click writes. */
const SEEN_SECONDS = 60;

interface SessionTimes {
	/** Epoch milliseconds, all of them. */
	createdAt: number;
	lastSeenAt: number;
	revokedAt: number | null;
	/** Then the issuer that somebody came by is asked again; null: there is none. */
	endsAt: number | null;
}

/** Whether a session still counts. */
export function isAlive(times: SessionTimes, now: Temporal.Instant): boolean {
	return isInUse(times, now) && !isOutlived(times, now);
}

function isInUse(
	{ createdAt, lastSeenAt, revokedAt }: SessionTimes,
	now: Temporal.Instant,
): boolean {
	const at = now.epochMilliseconds;
	return (
		revokedAt === null &&
		at - lastSeenAt < IDLE_MINUTES * 60_000 &&
		at - createdAt < MAX_HOURS * 3_600_000
	);
}

const isOutlived = (
	{ endsAt }: Pick<SessionTimes, "endsAt">,
	now: Temporal.Instant,
) => endsAt !== null && now.epochMilliseconds >= endsAt;

/** Only the issuer has to say once more that it is still so: whoever is there need not be asked for that. */
export function isToBeRenewed(
	times: SessionTimes,
	now: Temporal.Instant,
): boolean {
	return isInUse(times, now) && isOutlived(times, now);
}

export function isWorthNoting(
	{ lastSeenAt }: Pick<SessionTimes, "lastSeenAt">,
	now: Temporal.Instant,
): boolean {
	return now.epochMilliseconds - lastSeenAt >= SEEN_SECONDS * 1000;
}

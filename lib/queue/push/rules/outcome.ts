/** What has become of a call for one device. */
export const PUSH_STATUSES = ["queued", "sent", "failed"] as const;

/** A call for a device as it stands. */
export interface SentCall {
	status: string;
	attempts: number;
	/** Why the last attempt did not reach the push service. */
	lastError: string | null;
	/** Null: the device has been forgotten since. */
	deviceId: string | null;
}

/** The device was forgotten for it, and not because somebody wished so. */
const FORGOTTEN_FOR: readonly (string | null)[] = [
	"http-404",
	"http-410",
	"key",
];

/**
 * Whether the person should know that this call did not come through: given up, or tried more than once. A call that no
 * longer stands, or one that they or the city have switched off, is none.
 */
export function isUnreached({
	status,
	attempts,
	lastError,
	deviceId,
}: SentCall): boolean {
	if (lastError === null || lastError === "over" || lastError === "off")
		return false;
	if (deviceId === null && !FORGOTTEN_FOR.includes(lastError)) return false;
	return status === "failed" || (status === "queued" && attempts > 1);
}

/** So long after a call it is still news; a push service that cannot reach the device gives up then as well. */
export const NEWS_SECONDS = 180;

/** So long "come now" is: whoever reads it later is hardly in time any more, and their page says it all the while. */
export const SUMMONS_SECONDS = 900;

/** So many devices may wait for one visit, and one device for so many visits: a family, each with a number. */
export const MOST_DEVICES = 3;
export const MOST_VISITS = 5;

/** So many calls are sent to a device for one visit; nobody is called more often by honest work. */
export const MOST_CALLS = 20;

/** Why a call was not sent, beside what the push service said ("http-500"). */
export type NotSent =
	/** Called no more, called anew since, or taken back. */
	| "over"
	/** Too long ago. */
	| "late"
	/** Switched off, on the device or for the city. */
	| "off"
	| "limit"
	/** Another APP_SECRET: nobody can read where the device is. */
	| "key"
	| "unreachable"
	| "timeout";

export interface Answer {
	outcome: "accepted" | "deferred" | "gone" | "refused";
	reason: string | null;
}

/**
 * RFC 8030, 5 and 7.3. Nobody follows a push service elsewhere: a redirect is a refusal.
 * @param status of HTTP
 */
export function answerOf(status: number): Answer {
	if (status >= 200 && status < 300)
		return { outcome: "accepted", reason: null };
	const reason = `http-${status}`;
	if (status === 404 || status === 410) return { outcome: "gone", reason };
	return status === 408 || status === 429 || status >= 500
		? { outcome: "deferred", reason }
		: { outcome: "refused", reason };
}

/** Seconds that a call is still news; 0 or less: it is none. */
export function newsFor(
	calledAt: number,
	now: number,
	seconds: number = NEWS_SECONDS,
): number {
	return Math.ceil(seconds - (now - calledAt) / 1_000);
}

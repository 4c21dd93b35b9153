/** What has become of a call for one device. */
export const PUSH_STATUSES = ["queued", "sent", "failed"] as const;

/** So long after a call it is still news; a push service that cannot reach the device gives up then as well. */
export const NEWS_SECONDS = 180;

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
export function newsFor(calledAt: number, now: number): number {
	return Math.ceil(NEWS_SECONDS - (now - calledAt) / 1_000);
}

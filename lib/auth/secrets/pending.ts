import "server-only";
import { seal, unseal } from "./seal.ts";

/** Time to fetch the phone. */
const MINUTES = 5;
const PURPOSE = "code needed";

/** Proves for some minutes that this person's password was right; the form for the code carries it. */
export function pendingToken(userId: string, now: Temporal.Instant): string {
	const until = now.add({ minutes: MINUTES }).epochMilliseconds;
	return seal(PURPOSE, Buffer.from(JSON.stringify({ userId, until })));
}

/** Whose it is, or null once it has run out. */
export function userOfPending(
	token: string,
	now: Temporal.Instant,
): string | null {
	const content = unseal(PURPOSE, token);
	if (!content) return null;
	const { userId, until } = JSON.parse(content.toString());
	return now.epochMilliseconds < until ? userId : null;
}

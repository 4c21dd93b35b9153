import "server-only";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import type { Call } from "#lib/phone/rules/call.ts";

/** With another shape of a call comes another purpose: one that the version before began is over, not misread. */
const PURPOSE = "phone call 3";
/** Longer than anybody stays. */
const MINUTES = 30;

interface Sealed {
	programId: number;
	/** Epoch milliseconds. */
	until: number;
	call: Call;
}

export function sealCall(
	programId: number,
	call: Call,
	now: Temporal.Instant,
): string {
	const until = now.add({ minutes: MINUTES }).epochMilliseconds;
	const content: Sealed = { programId, until, call };
	return seal(PURPOSE, Buffer.from(JSON.stringify(content)));
}

/** Null: nobody's, another program's, or over. */
export function openCall(
	programId: number,
	sealed: string,
	now: Temporal.Instant,
): Call | null {
	const bytes = unseal(PURPOSE, sealed);
	if (!bytes) return null;
	const content = JSON.parse(bytes.toString()) as Sealed;
	return content.programId === programId &&
		content.until > now.epochMilliseconds
		? content.call
		: null;
}

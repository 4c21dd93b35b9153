import "server-only";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { seal, unseal } from "#lib/auth/secrets/seal.ts";
import type { Case } from "#lib/privacy/privacy.ts";
import { NOBODY } from "#lib/privacy/rules/anchors.ts";

const PURPOSE = "person at the counter";
/** Long enough to read the sheet together. */
const MINUTES = 30;

interface Sealed extends Case {
	userId: string;
	until: number;
}

/**
 * What an address of these pages carries: encrypted, of this account only, and over after half an hour. Who was looked
 * for is stored nowhere.
 */
export function sealCase(
	found: Case,
	{ userId }: Pick<Actor, "userId">,
	now: Temporal.Instant,
): string {
	const until = now.add({ minutes: MINUTES }).epochMilliseconds;
	const sealed: Sealed = { ...found, userId, until };
	return seal(PURPOSE, deflateRawSync(JSON.stringify(sealed)));
}

/** Null: made up, somebody else's, or over. */
export function openCase(
	text: string,
	{ userId }: Pick<Actor, "userId">,
	now: Temporal.Instant,
): Case | null {
	const content = unseal(PURPOSE, text);
	if (!content) return null;
	const sealed: Sealed = JSON.parse(inflateRawSync(content).toString());
	if (sealed.userId !== userId || now.epochMilliseconds >= sealed.until)
		return null;
	// A version before this one may have sealed it, which knew fewer places to look.
	return { ...sealed, anchors: { ...NOBODY, ...sealed.anchors } };
}

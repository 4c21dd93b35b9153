import "server-only";
import type { Actor } from "#lib/auth/rules/permission.ts";
import {
	readMailText,
	type TextRefusal,
} from "#lib/queue/visit/rules/schema.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { type VisitChange, type VisitRefusal, withVisit } from "./changing.ts";
import { writeTo } from "./mailing.ts";

export type MailVisitRefusal = VisitRefusal | TextRefusal | "no-address";

/** Writes to somebody in the queue who gave an address. */
export function mailVisit(
	actor: Actor,
	{ text: typed, ...change }: VisitChange & { text: string },
): Promise<Result<null, MailVisitRefusal>> {
	return withVisit<TextRefusal | "no-address">(
		actor,
		"visit:call",
		change,
		async (tx, visit, { now }) => {
			const text = readMailText(typed);
			if (!text.ok) return text;
			const isSent = await writeTo(tx, visit, "note", text.value, now);
			return isSent ? ok(null) : refuse("no-address");
		},
	);
}

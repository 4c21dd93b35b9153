import type { Link } from "#lib/booking/manage/commands/managed.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** What every form about an appointment carries: its number and the token of its link. */
export function linkFields({ reference, token }: Link): Sent {
	return { nummer: reference, t: token };
}

/** The same, once it was sent. */
export function sentLink(sent: Sent): Link {
	return { reference: textOf(sent, "nummer"), token: textOf(sent, "t") };
}

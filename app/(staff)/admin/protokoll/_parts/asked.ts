import type { AuditView } from "#lib/paths/staff.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** The filter as it stands in the address. */
export function askedView(asked: Sent): AuditView {
	return {
		person: textOf(asked, "person"),
		station: textOf(asked, "ort"),
		action: textOf(asked, "was"),
		from: textOf(asked, "von"),
		until: textOf(asked, "bis"),
		before: textOf(asked, "vor") || undefined,
	};
}

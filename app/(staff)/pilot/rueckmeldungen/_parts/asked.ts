import type { InboxView } from "#lib/paths/pilot.ts";
import { type Sent, textOf } from "#lib/sent.ts";

/** The filter as it stands in the address. */
export function askedInbox(asked: Sent): InboxView {
	const text = (name: string) => textOf(asked, name) || undefined;
	return {
		search: text("suche"),
		station: text("ort"),
		service: text("dienst"),
		type: text("art"),
		rating: text("bewertung"),
		topic: text("thema"),
		status: text("status"),
		assignee: text("wer"),
		from: text("von"),
		until: text("bis"),
		only: text("nur"),
		before: text("vor"),
	};
}

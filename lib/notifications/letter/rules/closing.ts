import type { MessageKind } from "#lib/notifications/notifications.ts";

/** The words for whoever gets the mail by mistake: after the visit nobody asks for an appointment that was booked. */
export function notYours(kind: MessageKind) {
	return kind === "feedback" || kind === "unsettled"
		? "footer.notYourVisit"
		: "footer.notYours";
}

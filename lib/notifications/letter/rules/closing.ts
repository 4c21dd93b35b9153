import type { Draft } from "./draft.ts";

/** The words for whoever gets the mail by mistake: after the visit nobody asks for an appointment that was booked. */
export function notYours({ notice: { kind }, t, k }: Draft): string {
	if (kind !== "feedback" && kind !== "unsettled") return t("footer.notYours");
	return k?.("feedback.notYours") ?? t("footer.notYourVisit");
}

import type { AgainRefusal } from "#lib/booking/manage/commands/book-again.ts";

/** Why there is no further time; each has its words, and "nothing-free" a page. */
export const NOTICES = [
	"busy",
	"changed",
	"must-wait",
	"nothing-free",
	"too-late",
	"too-many-holds",
] as const;
type AgainNotice = (typeof NOTICES)[number];

/** Whatever the house itself has changed since sounds the same to a citizen. */
export function noticeOf(refusal: AgainRefusal): AgainNotice {
	// The calendar has other days, and knows what to do about a price.
	if (refusal === "too-much-of-day") return "must-wait";
	return NOTICES.find((notice) => notice === refusal) ?? "changed";
}

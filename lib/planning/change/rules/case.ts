/** What became of an appointment that a change of plan left without a desk. */
export const CASE_STATUSES = [
	/** Stays as it is; clerks see the exception. */
	"kept",
	/** A new time is held, a mail has told so. */
	"offered",
	/** The person took the new time. */
	"accepted",
	/** Somebody has to call them; `reason` says why. */
	"to-call",
	/** They have been called. */
	"reached",
	/** Another desk, same time. */
	"reseated",
	/** Cancelled with a reason, and told by mail. */
	"cancelled",
	/** It solved itself: moved or cancelled otherwise, over, or covered again. */
	"settled",
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** While it stands so, the appointment is on a list that somebody works through or sees. One for each appointment. */
export const OPEN_STATUSES = ["kept", "offered", "to-call", "reached"] as const;

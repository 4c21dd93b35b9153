/** Called anew at another desk: what was at the first one is over. */
export const AFRESH = {
	deskId: null,
	calledAt: null,
	calls: 0,
	servingAt: null,
	parkedUntil: null,
} as const;

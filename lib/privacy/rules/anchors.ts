import type { Anchors } from "#lib/privacy/privacy.ts";

export const NOBODY: Anchors = {
	appointments: [],
	bookedForOthers: [],
	wishes: [],
	wishedForOthers: [],
	collections: [],
	invitations: [],
	feedback: [],
	afar: [],
};

/** What several ways led to, each once. What is the person's own is not somebody else's as well. */
export function together(all: readonly Anchors[]): Anchors {
	const appointments = once(all.flatMap((one) => one.appointments));
	const wishes = once(all.flatMap((one) => one.wishes));
	return {
		appointments,
		wishes,
		bookedForOthers: once(all.flatMap((one) => one.bookedForOthers)).filter(
			(id) => !appointments.includes(id),
		),
		wishedForOthers: once(all.flatMap((one) => one.wishedForOthers)).filter(
			(id) => !wishes.includes(id),
		),
		collections: once(all.flatMap((one) => one.collections)),
		invitations: once(all.flatMap((one) => one.invitations)),
		feedback: once(all.flatMap((one) => one.feedback)),
		afar: once(all.flatMap((one) => one.afar)),
	};
}

const once = <Id>(ids: readonly Id[]): Id[] => [...new Set(ids)];

export const countOf = (anchors: Anchors) =>
	Object.values(anchors).reduce((sum, ids) => sum + ids.length, 0);

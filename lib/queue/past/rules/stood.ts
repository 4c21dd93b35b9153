/** What is stored of an appointment: it was booked, moved, given up. */
export interface AppointmentStep {
	at: number;
	kind: string;
	toStatus: string;
	/** Where and when it stood from then on; null: not said. */
	place: Place | null;
}

interface Place {
	stationId: number;
	startsAt: number;
}

/** It stood there from then until then; null: to the end. */
export interface Stood extends Place {
	from: number;
	until: number | null;
}

/**
 * Where and when an appointment stood, one after the other, as people learned of it. Where it stood before a move, if
 * nobody stored that, is left out: it may have been any day.
 * @param last where it stands in the end
 */
export function stoodOf(
	steps: readonly AppointmentStep[],
	last: Place,
	createdAt: number,
): Stood[] {
	const all = steps.some(({ toStatus }) => stands(toStatus))
		? steps
		: // Of very old ones no booking is stored.
			[bookedAt(createdAt), ...steps];
	const lastMove = all.findLastIndex(({ kind }) => kind === "moved");
	const stood: Stood[] = [];
	let place = lastMove === -1 ? last : null;
	for (const [index, { at, kind, toStatus, place: said }] of all.entries()) {
		const current = stood.at(-1);
		const isMove = kind === "moved";
		if (index === lastMove) place = last;
		else if (isMove || (said && index < lastMove)) place = said;
		const isOn = current?.until === null;
		const goesOn = place !== null && stands(toStatus);
		if (isOn && (isMove || !goesOn)) current.until = at;
		if (place && goesOn && (isMove || !isOn))
			stood.push({ ...place, from: at, until: null });
	}
	return stood;
}

const bookedAt = (at: number): AppointmentStep => ({
	at,
	kind: "status",
	toStatus: "booked",
	place: null,
});

const stands = (status: string) =>
	status !== "cancelled" && status !== "held" && status !== "expired";

import { z } from "zod";
import { type Kept, SERVICE, STATION, TODAY } from "./book.ts";
import type { Reply } from "./mistakes.ts";
import { linkTo, type Run, read, services, told } from "./read.ts";
import { view } from "./view.ts";

/** Somebody who has an appointment is here. */
export function checkIn(asked: Run, kept: Kept): Reply {
	const { book, has, refuse } = asked;
	if (kept.date !== TODAY && !has("checks in on any day"))
		return refuse(409, "not-today");
	if (kept.isCancelled) return refuse(409, "too-late");
	const isNew = kept.isHere && has("each check-in is another number");
	kept.isHere = true;
	const ticket = isNew ? book.nextNumber() : view(kept).ticket;
	return told(asked, 200, { ...numbered(ticket), late: false });
}

/** A number for somebody who has none. */
export function draw(asked: Run): Reply {
	const { book, has, refuse } = asked;
	return read(asked, { station: z.string(), services }, (sent) => {
		if (sent.station !== STATION) return refuse(400, "unknown-station");
		const isKnown = sent.services.every((one) => one === SERVICE);
		if (!isKnown && !has("numbers for anything"))
			return refuse(400, "unknown-service");
		const ticket = has("one number for all") ? "W1" : book.nextNumber();
		return told(asked, 201, numbered(ticket));
	});
}

const numbered = (ticket: string) => ({
	ticket,
	link: linkTo(`number/${ticket}`),
	expectedMinutes: null,
	desks: 1,
});

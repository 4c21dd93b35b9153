import { z } from "zod";
import { type Held, type Kept, SERVICE, STATION } from "./book.ts";
import { goOn } from "./call.ts";
import { checkIn, draw } from "./house.ts";
import type { Reply } from "./mistakes.ts";
import { emailErrors, linkTo, type Run, read, services, told } from "./read.ts";
import { startsAt, view } from "./view.ts";
import { wish } from "./wish.ts";

const time = {
	station: z.string(),
	date: z.iso.date(),
	start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
};
const which = {
	appointment: z.uuid().optional(),
	reference: z.string().optional(),
	pin: z.string().optional(),
};
const SCHEMAS = {
	holds: { ...time, services },
	appointments: {
		hold: z.string(),
		person: z.object({ name: z.string(), email: z.string().optional() }),
		consent: z.object({ privacyNotice: z.literal(true) }),
	},
	move: { ...which, ...time, services: services.optional() },
	which,
};

/** Reads what was sent, and does it. */
export function run(asked: Run): Reply {
	switch (asked.path) {
		case "holds":
			return read(asked, SCHEMAS.holds, (sent) => hold(asked, sent));
		case "appointments":
			return asked.has("books without consent")
				? read(asked, { ...SCHEMAS.appointments, consent: z.any() }, (sent) =>
						make(asked, sent),
					)
				: read(asked, SCHEMAS.appointments, (sent) => make(asked, sent));
		case "appointments/lookup":
			return read(asked, SCHEMAS.which, (sent) =>
				open(asked, sent, (kept) => told(asked, 200, lookedUp(asked, kept))),
			);
		case "appointments/move":
			return read(asked, SCHEMAS.move, (sent) =>
				open(asked, sent, (kept) => move(asked, kept, sent)),
			);
		case "appointments/cancel":
			return read(asked, SCHEMAS.which, (sent) =>
				open(asked, sent, (kept) => cancel(asked, kept)),
			);
		case "appointments/check-in":
			return read(asked, SCHEMAS.which, (sent) =>
				open(asked, sent, (kept) => checkIn(asked, kept)),
			);
		case "tickets":
			return draw(asked);
		case "wishes":
			return wish(asked);
		default:
			return goOn(asked);
	}
}

function hold(
	{ book, has, refuse, ...asked }: Run,
	sent: { station: string; date: string; start: string; services: string[] },
): Reply {
	if (sent.station !== STATION) return refuse(400, "unknown-station");
	const [slug, quantity = "1"] = sent.services[0]?.split(":") ?? [];
	if (slug !== SERVICE) return refuse(400, "unknown-service");
	if (Number(quantity) > 4) return refuse(400, "quantity-out-of-range");
	const { station, date, start } = sent;
	const isNight = start < "08:00" && has("books at night");
	if (!isNight && !book.isFree({ date, start }))
		return refuse(409, "slot-taken");
	const chosen = [{ slug, quantity: Number(quantity) }];
	const held = book.hold({ station, date, start }, chosen);
	return told({ book, has, refuse, ...asked }, 201, {
		hold: held.hold,
		expiresAt: startsAt(held),
		...placeOf(held),
	});
}

const placeOf = (held: Held) => ({
	station: held.station,
	services: held.services,
	date: held.date,
	start: held.start,
	startsAt: startsAt(held),
	durationMinutes: 15,
});

function make(
	asked: Run,
	sent: { hold: string; person: { name: string; email?: string | undefined } },
): Reply {
	const { book, has, refuse, key } = asked;
	const held = book.holds.get(sent.hold);
	if (!held) return refuse(404, "unknown-hold");
	const { name, email = "a@b" } = sent.person;
	const errors = [
		...(name.trim() === ""
			? [{ pointer: "/person/name", detail: "Bitte einen Namen." }]
			: []),
		...emailErrors(email),
	];
	if (errors.length > 0) {
		if (has("a slip loses the hold")) book.holds.delete(sent.hold);
		return refuse(422, "person-invalid", errors);
	}
	if (held.made && held.made.key !== key && !has("a second booking of a hold"))
		return refuse(409, "already-booked");
	const kept = book.make(held, name, key);
	const link = linkTo(kept.reference);
	asked.tell("appointment.booked", kept);
	return told(asked, 201, { ...view(kept), pin: kept.pin, link });
}

type Which = { [member in keyof typeof which]?: string | undefined };

function open(
	{ book, has, refuse }: Run,
	{ appointment, reference, pin }: Which,
	then: (kept: Kept) => Reply,
): Reply {
	const isOne = appointment
		? reference === undefined && pin === undefined
		: reference !== undefined && pin !== undefined;
	if (!isOne) return refuse(400, "body-invalid");
	if (appointment) {
		const kept = book.appointments.get(appointment);
		return kept ? then(kept) : refuse(404, "unknown-appointment");
	}
	const kept = [...book.appointments.values()].find(
		(one) => one.reference === reference,
	);
	if (!kept && has("a wrong number has its own answer"))
		return refuse(404, "unknown-appointment");
	const opens = kept?.pin === pin || has("any PIN opens");
	return kept && opens ? then(kept) : refuse(404, "no-match");
}

const lookedUp = ({ has }: Run, kept: Kept) => ({
	...view(kept),
	...(has("lookup tells the name") ? { name: kept.name } : {}),
	...(has("lookup tells the PIN") ? { pin: kept.pin } : {}),
});

function move(
	asked: Run,
	kept: Kept,
	{ date, start }: { date: string; start: string },
): Reply {
	const { book, has, refuse } = asked;
	if (kept.isCancelled && !has("cancelled moves again"))
		return refuse(409, "too-late");
	const stays = kept.date === date && kept.start === start;
	if (!stays && !book.isFree({ date, start })) {
		if (has("a failed move cancels")) kept.isCancelled = true;
		if (has("failed moves are told")) asked.tell("appointment.moved", kept);
		return refuse(409, "slot-taken");
	}
	if (!stays || has("staying counts as a move")) kept.movesLeft--;
	Object.assign(kept, { date, start });
	if (!stays && !has("moves are not told"))
		asked.tell("appointment.moved", kept);
	if (has("a move gives another number")) kept.reference = book.nextReference();
	if (has("a move loses the services")) kept.services = [];
	return told(asked, 200, view(kept));
}

function cancel(asked: Run, kept: Kept): Reply {
	if (kept.isCancelled && asked.has("cancelling twice fails"))
		return asked.refuse(409, "too-late");
	if (!kept.isCancelled) asked.tell("appointment.cancelled", kept);
	kept.isCancelled = true;
	return told(asked, 200, view(kept));
}

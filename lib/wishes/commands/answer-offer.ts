import "server-only";
import { manageToken } from "#lib/auth/secrets/secrets.ts";
import {
	bookHold,
	nextTicket,
	openDays,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import {
	registerPerson,
	unusedReference,
} from "#lib/booking/commands/register-person.ts";
import { dayOf, placeAnew } from "#lib/booking/hold/commands/place-anew.ts";
import { countBooked } from "#lib/booking/limits/commands/count-booked.ts";
import {
	personLocks,
	refusalFor,
} from "#lib/booking/limits/commands/person-limit.ts";
import { dayMinutes } from "#lib/booking/limits/queries/day-minutes.ts";
import { lockAppointment } from "#lib/booking/manage/commands/managed.ts";
import {
	type AppointmentRow,
	isOpen,
	readAgain,
	WITH_SERVICES,
} from "#lib/booking/queries/rows.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { missingContact } from "#lib/catalog/rules/contact-rule.ts";
import { isSameChoice } from "#lib/catalog/rules/selection.ts";
import { toOffered } from "#lib/city/city.ts";
import { db, type Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { civilDateOf } from "#lib/time.ts";
import { findAnswer, findOfferRow } from "#lib/wishes/queries/find-wish.ts";
import type { OfferRow, WishRow } from "#lib/wishes/queries/rows.ts";
import { closeOffer, closeWish } from "./close.ts";

export type AcceptOfferRefusal =
	| "unknown-offer"
	/** It was declined, or the time is over in which it could be taken. */
	| "offer-closed"
	/** The appointment that it would bring forward cannot be moved any more. */
	| "too-late"
	/** An appointment belongs to a name, and the wish has none. */
	| "name-missing"
	/** The station wants an e-mail address or phone number, and there is none. */
	| "contact-missing"
	/** This client or network has had its share of the day. */
	| "too-many-bookings"
	| "too-many-for-contact"
	| "too-many-for-person"
	| "slot-taken"
	| "busy";

interface AcceptRequest {
	token: string;
	/** Where the wish does not say who comes. What it says counts. */
	details?: Details | undefined;
	client: string;
	/** Account of whoever takes it for them; left out: the person themselves. */
	by?: string;
	now: Temporal.Instant;
}

export interface AcceptedOffer {
	/** The appointment's link. */
	reference: string;
	token: string;
	/** An appointment that they had was moved. */
	moved: boolean;
	repeated: boolean;
}

/**
 * Takes an offered time: it becomes an appointment with number, PIN, event and mail like every other one; whoever waited
 * for an earlier one is moved there in the same transaction, and the old time is given back in turn. Pressing twice is
 * one appointment, one event and one mail.
 */
export function acceptOffer(
	input: AcceptRequest,
): Promise<Result<AcceptedOffer, AcceptOfferRefusal>> {
	return orBusy<AcceptedOffer, AcceptOfferRefusal>(async () => {
		// What has been answered stays so: nobody need wait for a lock to hear it.
		const early = await findAnswer(input.token);
		if (early && early.answer !== null) return answered(early.wish, early);
		const known = await findOfferRow(db(), input.token);
		if (!known) return refuse("unknown-offer");
		const catalog = await getCatalog(known.wish.locale, input.now);
		const station = catalog.stations.find(
			({ id }) => id === known.offer.stationId,
		);
		if (!station) return refuse("unknown-offer");
		const { stationId, startsAt } = known.offer;
		const online = await dayMinutes(
			stationId,
			civilDateOf(Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())),
		);
		return writePlacing<AcceptedOffer, AcceptOfferRefusal>((tx) =>
			accept(tx, input, known.wish, station, online),
		);
	});
}

async function accept(
	tx: Tx,
	input: AcceptRequest,
	known: WishRow,
	station: Station,
	onlineMinutes: number,
): Promise<Result<AcceptedOffer, AcceptOfferRefusal>> {
	const { now } = input;
	const person = detailsOf(known, input.details);
	await lockKey(
		tx,
		...(person ? personLocks(person, null) : []),
		`wish ${known.id}`,
	);
	const found = await findOfferRow(tx, input.token);
	if (!found) return refuse("unknown-offer");
	const { wish, offer } = found;
	if (offer.answer !== null) return answered(wish, offer);
	const held =
		offer.holdId !== null && wish.endedAt === null
			? await tx.appointment.findUnique({
					where: { id: offer.holdId },
					include: WITH_SERVICES,
				})
			: null;
	if (!held) return refuse("offer-closed");
	const done = wish.bringsId
		? await bringForward(tx, held, wish.bringsId, input)
		: await book(tx, held, wish, station, onlineMinutes, input);
	if (!done.ok) return done;
	await settle(tx, wish, offer, done.value.id, now);
	return ok({
		reference: done.value.reference,
		token: manageToken(done.value.id, done.value.tokenVersion),
		moved: wish.bringsId !== null,
		repeated: false,
	});
}

type Answered = Omit<
	NonNullable<Awaited<ReturnType<typeof findAnswer>>>,
	"wish"
>;

/** Only a time that was accepted leads on to its appointment. */
function answered(
	{ bringsId }: Pick<WishRow, "bringsId">,
	{ answer, appointment }: Answered,
): Result<AcceptedOffer, "offer-closed"> {
	return answer === "accepted" && appointment?.reference
		? ok({
				reference: appointment.reference,
				token: manageToken(appointment.id, appointment.tokenVersion),
				moved: bringsId !== null,
				repeated: true,
			})
		: refuse("offer-closed");
}

interface Stands {
	id: string;
	reference: string;
	tokenVersion: number;
}

/** The swap of any move: the hold makes room, so that the appointment can take its place. */
async function bringForward(
	tx: Tx,
	held: AppointmentRow,
	appointmentId: string,
	{ by, now }: AcceptRequest,
): Promise<Result<Stands, AcceptOfferRefusal>> {
	const appointment = await lockAppointment(tx, appointmentId);
	const hasBegun = appointment.startsAt.getTime() <= now.epochMilliseconds;
	const { reference } = appointment;
	if (appointment.status !== "booked" || hasBegun || reference === null)
		return refuse("too-late");
	// Its services were changed since: the time that is held is for what it was.
	if (!isFor(held, appointment)) return refuse("offer-closed");
	const days = [appointment, held].map(dayOf);
	await openDays(tx, days, now);
	const hold = await readAgain(tx, held);
	if (!isOpen(hold, now)) return refuse("offer-closed");
	await tx.appointment.delete({ where: { id: hold.id } });
	// For whom the documents are was said when it was booked, and the wish does not ask it again.
	const { minorCase } = appointment;
	await placeAnew(tx, appointment, { ...hold, minorCase, lane: 0 }, now, by);
	await raiseVersions(tx, days);
	await tellScreens(tx, days, now);
	return ok({ ...appointment, reference });
}

function isFor(
	held: AppointmentRow,
	{ services }: Pick<AppointmentRow, "services">,
): boolean {
	const entries = (rows: AppointmentRow["services"]) =>
		rows.map(({ service, quantity }) => `${service.slug}:${quantity}`);
	return isSameChoice(entries(held.services), entries(services));
}

async function book(
	tx: Tx,
	held: AppointmentRow,
	wish: WishRow,
	station: Station,
	onlineMinutes: number,
	{ client, now, ...input }: AcceptRequest,
): Promise<Result<Stands, AcceptOfferRefusal>> {
	const details = detailsOf(wish, input.details);
	if (!details) return refuse("name-missing");
	if (!input.by && missingContact(station.contactRule, details))
		return refuse("contact-missing");
	const minutes = (held.endsAt.getTime() - held.startsAt.getTime()) / 60_000;
	const serviceIds = held.services.map(({ serviceId }) => serviceId);
	const wanted = { minutes, serviceIds, station, helper: null };
	// What staff book is theirs to judge, and their own address says nothing about the person.
	const refusal = input.by ? null : await refusalFor(tx, details, wanted, now);
	if (refusal)
		return refuse(
			refusal === "too-many-for-contact" ? refusal : "too-many-for-person",
		);
	const day = dayOf(held);
	await openDays(tx, [day], now);
	const hold = await readAgain(tx, held);
	if (!isOpen(hold, now)) return refuse("offer-closed");
	await raiseVersions(tx, [day]);
	await tellScreens(tx, [day], now);
	const taken = { ...day, client, minutes, dayMinutes: onlineMinutes };
	if (!input.by && !(await countBooked(tx, taken, now)))
		return refuse("too-many-bookings");
	const reference = await unusedReference(tx);
	const ticket = await nextTicket(tx, hold);
	const locale = toOffered(wish.locale);
	await bookHold(tx, hold, {
		reference,
		ticket,
		locale,
		// A wish says nothing of phone or video.
		kind: "counter",
		keepsContactOf: false,
		helperId: null,
		programId: null,
		now,
	});
	await registerPerson(tx, hold, details, locale, now, {
		showsLanguage: wish.contact?.showsLanguage ?? false,
		origin: input.by ? "staff" : "citizen",
	});
	return ok({ id: hold.id, reference, tokenVersion: hold.tokenVersion });
}

/** An appointment belongs to a name: what the wish says counts, and only what it does not say is taken from the form. */
function detailsOf(
	{ contact }: WishRow,
	typed: Details | undefined,
): Details | null {
	const name = contact?.name ?? typed?.name;
	if (!name) return null;
	return {
		name,
		bookedBy: contact?.name ? contact.bookedBy : (typed?.bookedBy ?? null),
		email: contact?.email ?? typed?.email ?? null,
		phone: contact?.phone ?? typed?.phone ?? null,
	};
}

async function settle(
	tx: Tx,
	wish: WishRow,
	offer: OfferRow,
	appointmentId: string,
	now: Temporal.Instant,
): Promise<void> {
	await tx.wishOffer.update({
		where: { id: offer.id },
		data: {
			answer: "accepted",
			answeredAt: toDbInstant(now),
			holdId: null,
			appointmentId,
		},
	});
	if (offer.freedTimeId)
		await tx.freedTime.update({
			where: { id: offer.freedTimeId },
			data: { outcome: "taken", holdId: null },
		});
	await closeWish(tx, wish.id, "taken", now);
}

/** The time does not suit: it goes on to the next. Saying so twice is no error. */
export function declineOffer(input: {
	token: string;
	now: Temporal.Instant;
}): Promise<Result<null, "unknown-offer" | "offer-closed" | "busy">> {
	type Refusal = "unknown-offer" | "offer-closed";
	return orBusy<null, Refusal>(async () => {
		const { token, now } = input;
		const known = await findOfferRow(db(), token);
		if (!known) return refuse("unknown-offer");
		return write<null, Refusal>(async (tx) => {
			await lockKey(tx, `wish ${known.wish.id}`);
			const offer = (await findOfferRow(tx, token))?.offer;
			if (!offer) return refuse("unknown-offer");
			if (offer.answer === "accepted") return refuse("offer-closed");
			if (offer.answer === null) await closeOffer(tx, offer, "declined", now);
			return ok(null);
		});
	});
}

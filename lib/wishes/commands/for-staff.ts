import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { formKeyHash, wishToken } from "#lib/auth/secrets/secrets.ts";
import { loadLockedDay } from "#lib/availability/queries/facts.ts";
import { deskFor } from "#lib/availability/rules/free-starts.ts";
import { keepRest } from "#lib/booking/commands/keep-back.ts";
import { openDays } from "#lib/booking/commands/placing.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { lengthOn } from "#lib/catalog/rules/selection.ts";
import { toOffered } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, write, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import { isUuid } from "#lib/uuid.ts";
import { findWishForStaff } from "#lib/wishes/queries/list-wishes.ts";
import {
	offersLeftOf,
	selectionOfWish,
	WHOLE_WISH,
} from "#lib/wishes/queries/rows.ts";
import { readWishSettings } from "#lib/wishes/queries/settings.ts";
import { isQuiet, openUntil } from "#lib/wishes/rules/offer-time.ts";
import { NOBODY, type Wanted, type WishPerson } from "#lib/wishes/wishes.ts";
import { makeRoom } from "./close.ts";
import {
	bookedServices,
	type CreatedWish,
	cannotComeSooner,
	hasEnough,
	isSamePerson,
} from "./create-wish.ts";
import { endAndWithdraw } from "./end-wish.ts";
import { makeOffer } from "./make-offer.ts";
import {
	insertWish,
	isWishFormKey,
	type NoteRefusal,
	readWanted,
} from "./note-wish.ts";
import { tellWish } from "./tell.ts";

export type EnterRefusal =
	| NoteRefusal
	| "forbidden"
	| "unknown-form"
	| "too-many-wishes"
	/** The appointment to be brought forward. */
	| "unknown-appointment"
	| "too-late"
	| "already-wished"
	| "busy";

/** By phone or at the counter: the same wish as online, whoever enters it. The same form sent twice notes one. */
export function enterWishForPerson(
	actor: Actor,
	input: {
		/** Of the form (`newWishFormKey`). */
		formKey: string;
		wanted: Wanted;
		person: WishPerson;
		/** They agreed that the desk sees their language. */
		showsLanguage?: boolean;
		/** The appointment that is to come sooner; its services, its person and its language count. */
		bringsId?: string;
		/** Handed in for the draw of a release. */
		drawId?: number;
		/** The language of the person's mails; those who have an appointment keep its. */
		locale: Locale;
		now: Temporal.Instant;
	},
): Promise<Result<CreatedWish, EnterRefusal>> {
	return orBusy<CreatedWish, EnterRefusal>(async () => {
		const { formKey, now } = input;
		const brings = await toBringForward(input.bringsId);
		const locale = brings ? toOffered(brings.locale) : input.locale;
		const catalog = await getCatalog(locale, now);
		const own = input.wanted.stations
			.map((slug) => findStation(catalog, slug)?.id)
			.find((id) => id !== undefined && actor.stationIds.includes(id));
		const [first] = input.wanted.stations;
		const where =
			brings?.stationId ??
			own ??
			(first ? findStation(catalog, first)?.id : undefined);
		const may = await authorise(actor, "appointment:book", where ?? null, now);
		if (!may.ok) return may;
		if (!isWishFormKey(formKey)) return refuse("unknown-form");
		if (input.bringsId !== undefined && !brings)
			return refuse("unknown-appointment");
		const services = brings && (await bookedServices(brings.id));
		const wanted = services ? { ...input.wanted, services } : input.wanted;
		const noted = readWanted(wanted, catalog, now);
		if (!noted.ok) return noted;
		const person = brings ? NOBODY : input.person;
		return write<CreatedWish, EnterRefusal>(async (tx) => {
			const key = formKeyHash(formKey);
			await lockKey(tx, `wish form ${key}`);
			const known = await tx.wish.findUnique({
				where: { formKey: key },
				include: { contact: true },
			});
			// Shown again by "back" for the next caller, it is another form.
			const isSame =
				known?.bringsId === (brings?.id ?? null) &&
				isSamePerson(known.contact ?? NOBODY, person);
			if (known && !isSame) return refuse("unknown-form");
			if (known)
				return ok({
					reference: known.reference,
					token: wishToken(known.id, known.tokenVersion),
					repeated: true,
				});
			const refusal = brings
				? await cannotComeSooner(tx, brings.id, now)
				: await hasEnough(tx, person);
			if (refusal) return refuse(refusal);
			const about = { formKey, person, locale, channel: "staff" as const };
			const wish = await insertWish(
				tx,
				noted.value,
				{
					...about,
					showsLanguage: !brings && (input.showsLanguage ?? false),
					clientKey: null,
					bringsId: brings?.id ?? null,
					drawId: input.drawId ?? null,
				},
				now,
			);
			// As online: whoever takes part in a draw hears its result.
			if (input.drawId === undefined)
				await tellWish(tx, wish.id, "wish-noted", now, { origin: "staff" });
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: where ?? null,
					action: "wish:enter",
					subject: `wish ${wish.reference}`,
				},
				now,
			);
			return ok({
				reference: wish.reference,
				token: wish.token,
				repeated: false,
			});
		});
	});
}

const toBringForward = (appointmentId: string | undefined) =>
	isUuid(appointmentId ?? "")
		? db().appointment.findUnique({
				where: { id: appointmentId ?? "" },
				select: { id: true, stationId: true, locale: true },
			})
		: null;

type WishRefusal = "forbidden" | "unknown-wish" | "busy";

/** They said so by phone or at the counter. */
export function endWishForPerson(
	actor: Actor,
	input: { wishId: string; now: Temporal.Instant },
): Promise<Result<null, WishRefusal>> {
	return orBusy<null, WishRefusal>(async () => {
		const { wishId, now } = input;
		const found = await findWishForStaff(
			actor,
			wishId,
			"appointment:book",
			now,
		);
		return found.ok ? endAndWithdraw(wishId, "withdrawn", now) : found;
	});
}

/** Somebody of the staff has seen that a reason is true: the registration form, the ticket. Saying so twice is no error. */
export function noteProof(
	actor: Actor,
	input: { wishId: string; now: Temporal.Instant },
): Promise<Result<null, WishRefusal | "nothing-urgent">> {
	return orBusy<null, WishRefusal | "nothing-urgent">(async () => {
		const { wishId, now } = input;
		const found = await findWishForStaff(
			actor,
			wishId,
			"appointment:book",
			now,
		);
		if (!found.ok) return found;
		return write<null, WishRefusal | "nothing-urgent">(async (tx) => {
			await lockKey(tx, `wish ${wishId}`);
			const wish = await tx.wish.findUniqueOrThrow({ where: { id: wishId } });
			if (wish.urgentReason === null) return refuse("nothing-urgent");
			if (wish.proofSeenAt) return ok(null);
			await tx.wish.update({
				where: { id: wishId },
				data: { proofSeenAt: toDbInstant(now), version: { increment: 1 } },
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action: "wish:proof",
					subject: `wish ${wish.reference}`,
				},
				now,
			);
			return ok(null);
		});
	});
}

type OfferByHandRefusal =
	| WishRefusal
	| "unknown-station"
	| "wish-ended"
	/** Until then it takes part in a draw, and in nothing else. */
	| "waits-for-draw"
	/** An offer is open already, or there were as many as there may be. */
	| "no-more-offers"
	/** At night nobody is offered anything. */
	| "at-night"
	/** Too near for the notice that they need. */
	| "too-late"
	/** Not before the appointment that they have. */
	| "not-earlier"
	| "slot-taken";

/**
 * Offers a time by hand, whoever the rule would choose: one that staff may book, or one that is kept for the wish list.
 * It is noted who did it. Everything else is as if the rule had chosen.
 */
export function offerByHand(
	actor: Actor,
	input: {
		wishId: string;
		stationSlug: string;
		date: CivilDate;
		start: Minute;
		now: Temporal.Instant;
	},
): Promise<Result<{ token: string }, OfferByHandRefusal>> {
	return orBusy<{ token: string }, OfferByHandRefusal>(async () => {
		const { wishId, date, start, now } = input;
		const catalog = await getCatalog("de", now);
		const station = findStation(catalog, input.stationSlug);
		if (!station) return refuse("unknown-station");
		const may = await authorise(actor, "appointment:book", station.id, now);
		if (!may.ok) return may;
		const found = await findWishForStaff(
			actor,
			wishId,
			"appointment:find",
			now,
		);
		if (!found.ok) return found;
		const day = { stationId: station.id, date };
		return writePlacing<{ token: string }, OfferByHandRefusal>(async (tx) => {
			await lockKey(tx, "offering");
			const settings = await readWishSettings(tx);
			if (isQuiet(settings, now)) return refuse("at-night");
			await openDays(tx, [day], now);
			const locked = await loadLockedDay(tx, day);
			await tx.$queryRaw`SELECT 1 FROM wish WHERE id = ${wishId}::uuid FOR UPDATE`;
			const wish = await tx.wish.findUniqueOrThrow({
				where: { id: wishId },
				include: WHOLE_WISH,
			});
			if (wish.endedAt) return refuse("wish-ended");
			if (wish.drawId !== null) return refuse("waits-for-draw");
			const isOpen = wish.offers.some(({ answer }) => answer === null);
			if (isOpen || offersLeftOf(wish) === 0) return refuse("no-more-offers");
			const startsAt = instantAt(date, start).epochMilliseconds;
			if (wish.brings && startsAt >= wish.brings.startsAt.getTime())
				return refuse("not-earlier");
			const until = openUntil(
				settings,
				{ noticeMinutes: wish.noticeMinutes, suited: 1 },
				startsAt,
				now.epochMilliseconds,
			);
			if (until === null) return refuse("too-late");
			const kept = await tx.freedTime.findMany({
				where: {
					outcome: null,
					hold: {
						status: "held",
						stationId: day.stationId,
						date: toDbDate(date),
					},
				},
				include: { hold: true },
			});
			const selection = selectionOfWish(wish, catalog);
			const minutes = lengthOn(selection, catalog.limits)(date);
			if (!locked || minutes === null) return refuse("slot-taken");
			const deskId = deskFor(
				locked.facts,
				locked.rules,
				{
					serviceIds: selection.map(({ service }) => service.id),
					minutes,
					channel: "staff",
					now: now.epochMilliseconds,
					ignoreIds: [
						...kept.flatMap(({ holdId }) => holdId ?? []),
						...(wish.bringsId ? [wish.bringsId] : []),
					],
				},
				start,
			);
			if (!deskId) return refuse("slot-taken");
			const begin = instantAt(date, start).epochMilliseconds;
			const used = kept.filter(
				({ hold }) =>
					hold?.deskId === deskId &&
					hold.startsAt.getTime() < begin + minutes * 60_000 &&
					begin < hold.endsAt.getTime(),
			);
			for (const { holdId } of used)
				if (holdId) await makeRoom(tx, holdId, now);
			const offer = await makeOffer(
				tx,
				{
					wish,
					selection,
					day,
					deskId,
					start,
					openUntil: until,
					freedTimeId: used[0]?.id ?? null,
					reason: null,
				},
				now,
				"staff",
			);
			const least = locked.rules.usefulGapMinutes;
			for (const { hold, ...row } of used)
				if (hold) await keepRest(tx, hold, offer, row, least, now);
			await raiseVersions(tx, [day]);
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: station.id,
					action: "wish:offer",
					subject: `wish ${wish.reference}`,
				},
				now,
			);
			return ok(offer);
		});
	});
}

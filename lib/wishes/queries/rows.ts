import "server-only";
import {
	manageToken,
	pinOf,
	wishOfferToken,
	wishToken,
} from "#lib/auth/secrets/secrets.ts";
import { shownLanguage } from "#lib/booking/rules/shown-language.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { Kind } from "#lib/catalog/rules/kind.ts";
import {
	type Selection,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Prisma } from "#lib/db/generated/client.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";
import type { HalfOfWeek } from "#lib/wishes/rules/halves.ts";
import { offersLeft } from "#lib/wishes/rules/offers-left.ts";
import {
	NOBODY,
	type Offer,
	type OfferAnswer,
	type OfferView,
	type UrgentReason,
	type Wanted,
	type WishEnd,
	type WishView,
} from "#lib/wishes/wishes.ts";

const PLACE = {
	id: true,
	reference: true,
	tokenVersion: true,
	status: true,
	startsAt: true,
	endsAt: true,
	station: { select: { id: true, slug: true } },
} as const satisfies Prisma.AppointmentSelect;

/** A wish with all that its pages and commands need. */
export const WHOLE_WISH = {
	contact: true,
	services: true,
	brings: {
		select: {
			...PLACE,
			kind: true,
			services: true,
			contact: {
				select: { name: true, bookedBy: true, email: true, phone: true },
			},
		},
	},
	_count: { select: { messages: true } },
	draw: { select: { closesAt: true, drawnAt: true } },
	offers: {
		orderBy: { sequence: "desc" },
		include: {
			hold: { select: { status: true, holdExpiresAt: true } },
			station: { select: { slug: true } },
			appointment: { select: PLACE },
			freedTime: { select: { origin: true } },
		},
	},
} as const satisfies Prisma.WishInclude;

export type WishRow = Prisma.WishGetPayload<{ include: typeof WHOLE_WISH }>;
/**
 * From the close on until the draw is made, a minute or two later, nothing of what takes part changes: with every change
 * the lot would fall anew.
 */
export const isBeingDrawn = (
	{ draw }: Pick<WishRow, "draw">,
	now: Temporal.Instant,
): boolean =>
	draw !== null &&
	draw.drawnAt === null &&
	draw.closesAt.getTime() <= now.epochMilliseconds;

export type OfferRow = WishRow["offers"][number];
type PlaceRow = Prisma.AppointmentGetPayload<{ select: typeof PLACE }>;

interface Chosen {
	services: readonly { serviceId: number; quantity: number }[];
}

/** Whoever waits for an earlier time wants there what the appointment is for by now. */
export const chosenOf = (
	wish: Chosen & { brings?: Chosen | null },
): Chosen["services"] => wish.brings?.services ?? wish.services;

/** What is wished for; a service that the catalogue has lost is left out. */
export function selectionOfWish(
	wish: Parameters<typeof chosenOf>[0],
	catalog: Catalog,
): Selection {
	return chosenOf(wish).flatMap(({ serviceId, quantity }) => {
		const service = catalog.services.find(({ id }) => id === serviceId);
		return service ? [{ service, quantity }] : [];
	});
}

export function wantedOf(row: WishRow, catalog: Catalog): Wanted {
	const { urgentReason, urgentBy } = row;
	return {
		services: selectionEntries(selectionOfWish(row, catalog)),
		stations: catalog.stations
			.filter(({ id }) => row.stationIds.includes(id))
			.map(({ slug }) => slug),
		halves: row.halves as HalfOfWeek[],
		earliest: fromDbDate(row.earliest),
		latest: fromDbDate(row.latest),
		noticeMinutes: row.noticeMinutes,
		minorCase: row.minorCase,
		urgent:
			urgentReason && urgentBy
				? { reason: urgentReason as UrgentReason, by: fromDbDate(urgentBy) }
				: null,
	};
}

export function wishView(
	row: WishRow,
	catalog: Catalog,
	now: Temporal.Instant,
): WishView {
	const { contact, brings } = row;
	const taken = row.offers.find(({ answer }) => answer === "accepted");
	return {
		...wantedOf(row, catalog),
		id: row.id,
		reference: row.reference,
		pin: pinOf(row.id, row.pinVersion),
		token: wishToken(row.id, row.tokenVersion),
		person: contact
			? {
					name: contact.name,
					bookedBy: contact.bookedBy,
					email: contact.email,
					phone: contact.phone,
				}
			: NOBODY,
		showsLanguage: shownLanguage(row.locale, contact?.showsLanguage) !== null,
		locale: row.locale,
		createdAt: row.createdAt.getTime(),
		endedHow: row.endedHow as WishEnd | null,
		proofSeenAt: row.proofSeenAt?.getTime() ?? null,
		drawId: row.drawId,
		brings: brings?.status === "booked" ? bringsOf(brings) : null,
		offers: row.offers.map((offer) => offerOf(offer, now)),
		offersLeft: offersLeftOf(row),
		appointment: linkOf(taken?.appointment ?? null),
	};
}

/** As staff see it: whoever has an appointment told there how they are reached. */
export function wishViewForStaff(
	row: WishRow,
	catalog: Catalog,
	now: Temporal.Instant,
): WishView {
	const view = wishView(row, catalog, now);
	return {
		...view,
		person: row.contact ? view.person : (row.brings?.contact ?? NOBODY),
	};
}

interface WrittenTo {
	contact: { email: string | null } | null;
	brings: { contact: { email: string | null } | null } | null;
}

/** Where its mails go: to who wishes, or to whose appointment it would bring forward. */
export const addressOf = ({ contact, brings }: WrittenTo): string | null =>
	contact?.email ?? brings?.contact?.email ?? null;

export const countedOffers = (
	offers: readonly { answer: string | null }[],
): number => offers.filter(({ answer }) => answer !== "withdrawn").length;

/** As the rule has it, of what stands in the rows. */
export const offersLeftOf = (
	row: WrittenTo & {
		offers: readonly { answer: string | null }[];
		_count: { messages: number };
	},
): number =>
	offersLeft({
		offers: countedOffers(row.offers),
		messages: row._count.messages,
		isWrittenTo: addressOf(row) !== null,
	});

/** An offer counts until the instant at which it closes, that instant excluded, as its hold does. */
export function offerOf(row: OfferRow, now: Temporal.Instant): Offer {
	return {
		...spanOf(row),
		id: row.id,
		token: wishOfferToken(row.id),
		sequence: row.sequence,
		offeredAt: row.offeredAt.getTime(),
		openUntil: row.openUntil.getTime(),
		state: stateOf(row, now),
	};
}

/** Who has not answered in time has been silent, whether somebody has noticed yet or not. */
function stateOf(
	{ answer, hold, openUntil }: OfferRow,
	now: Temporal.Instant,
): Offer["state"] {
	if (answer !== null) return answer as OfferAnswer;
	if (openUntil.getTime() <= now.epochMilliseconds) return "silent";
	return hold?.status === "held" ? "open" : "withdrawn";
}

export function offerView(
	row: WishRow,
	offer: OfferRow,
	catalog: Catalog,
	now: Temporal.Instant,
): OfferView {
	const { services, minorCase, brings, token, locale } = wishView(
		row,
		catalog,
		now,
	);
	return {
		...offerOf(offer, now),
		services,
		minorCase,
		locale,
		needsName: brings === null && !row.contact?.name,
		brings,
		isLast: offersLeftOf(row) === 0,
		wishToken: token,
		appointment: linkOf(offer.answer === "accepted" ? offer.appointment : null),
	};
}

function bringsOf(row: PlaceRow & { kind: string }) {
	const link = linkOf(row);
	return link && { ...spanOf(row), ...link, kind: row.kind as Kind };
}

function linkOf(row: PlaceRow | null) {
	return row?.reference
		? {
				reference: row.reference,
				token: manageToken(row.id, row.tokenVersion),
			}
		: null;
}

function spanOf(row: {
	station: { slug: string };
	startsAt: Date;
	endsAt: Date;
}) {
	const startsAt = Temporal.Instant.fromEpochMilliseconds(
		row.startsAt.getTime(),
	);
	return {
		stationSlug: row.station.slug,
		date: civilDateOf(startsAt),
		start: minuteOf(startsAt),
		minutes: (row.endsAt.getTime() - row.startsAt.getTime()) / 60_000,
	};
}

import "server-only";
import { countOnce, isUsedUp, type Limit } from "#lib/auth/commands/limits.ts";
import {
	formKeyHash,
	holdKeyOf,
	isFormKey,
	manageToken,
	newFormKey,
} from "#lib/auth/secrets/secrets.ts";
import {
	bookHold,
	findDesk,
	insertHold,
	nextTicket,
	openDays,
	tellScreens,
} from "#lib/booking/commands/placing.ts";
import {
	registerPerson,
	unusedReference,
} from "#lib/booking/commands/register-person.ts";
import { roomFor } from "#lib/booking/commands/room-for.ts";
import {
	refusalOfUse,
	takeUse,
} from "#lib/booking/invitation/commands/take-use.ts";
import { countBooked } from "#lib/booking/limits/commands/count-booked.ts";
import { findHelper } from "#lib/booking/limits/commands/find-helper.ts";
import { noteLimit } from "#lib/booking/limits/commands/note-limit.ts";
import {
	inPersonLane,
	lockContact,
	personLocks,
	refusalFor,
} from "#lib/booking/limits/commands/person-limit.ts";
import { dayMinutesAhead } from "#lib/booking/limits/queries/day-minutes.ts";
import type { PersonRefusal } from "#lib/booking/limits/queries/person-room.ts";
import { countedAs } from "#lib/booking/limits/queries/standing.ts";
import type { Program } from "#lib/booking/limits/rules/program.ts";
import {
	type AppointmentRow,
	earlierContact,
	findByHoldKey,
	isOpen,
	placeOf,
	readAgain,
	selectionOf,
} from "#lib/booking/queries/rows.ts";
import type { Details, SameContact } from "#lib/booking/rules/schema.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { missingFor } from "#lib/catalog/rules/contact-rule.ts";
import { type Kind, kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	isSameChoice,
	lengthOn,
	selectionEntries,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import { inLane, laneOfDay } from "#lib/db/lane.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import type { CivilDate, Minute } from "#lib/time.ts";

export type ConfirmRefusal =
	| "unknown-hold"
	| "already-booked"
	| "hold-changed"
	| "slot-taken"
	/** The contact of the appointment before cannot be taken over any more. */
	| "contact-gone"
	/** This client or network has had its share of the day (docs/decisions/0039). */
	| "too-much-of-day"
	| PersonRefusal
	/** The station or the kind of appointment wants an e-mail address or phone number, and there is none. */
	| "contact-missing"
	/** It is not done by phone or video here, or not any more. */
	| "kind-gone"
	| "busy";

export interface Confirmation {
	reference: string;
	token: string;
}

export interface ExpectedPlace {
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	/** `dienst` entries. */
	services: readonly string[];
}

interface ConfirmRequest {
	holdToken: string;
	/** Of the form in which it was typed (`newConfirmKey`). */
	confirmKey: string;
	details: Details | SameContact;
	/** Left out: at the counter. */
	kind?: Kind;
	/** What the person's page showed; another tab may have chosen another time since. */
	expected: ExpectedPlace;
	/** They said that we may ask by mail how it was; counts only where there is an address. */
	mayAsk?: boolean;
	/** They agreed that the desk sees their language. */
	showsLanguage?: boolean;
	/** The program that books what it reserved; `client` is then what stands for it (limits/rules/program.ts). */
	program?: Program;
	/** The number that a helper has agreed upon, as typed; empty: none. */
	helperCode?: string;
	locale: Locale;
	client: string;
	now: Temporal.Instant;
}

/** Carried by the form of a hold from its first page on, and known to nobody else. */
export function newConfirmKey(holdToken: string): string {
	return newFormKey(confirmPurpose(holdToken));
}

export function isConfirmKey(key: string, holdToken: string): boolean {
	return isFormKey(key, confirmPurpose(holdToken));
}

/** For what its key is. */
export const confirmPurpose = (holdToken: string) => `confirm ${holdToken}`;

/** So often may a booked appointment be asked for with a wrong key, before the right one does not help any more. */
const WRONG_KEYS: Limit = {
	name: "confirm-again",
	times: 5,
	seconds: 24 * 3_600,
};

/**
 * Turns a hold into an appointment. The same form sent twice gets the same number, one event and one mail; anybody else
 * with the hold's link learns nothing, whatever they know of the person. A hold that has run out is taken again
 * if its time is still free.
 */
export function confirmHold(
	input: ConfirmRequest,
): Promise<Result<Confirmation, ConfirmRefusal>> {
	return orBusy<Confirmation, ConfirmRefusal>(async () => {
		const { locale, now } = input;
		const catalog = await getCatalog(locale, now);
		const helper = await findHelper(input.helperCode ?? "", input.client, now);
		if (!helper.ok) return helper;
		return confirm(input, catalog, helper.value);
	});
}

/**
 * The catalogue is read before the transaction: whoever holds a connection and waits for a second one
 * waits for ever once everybody does.
 */
async function confirm(
	input: ConfirmRequest,
	catalog: Catalog,
	helper: { id: number } | null,
): Promise<Result<Confirmation, ConfirmRefusal>> {
	const { now, details, expected } = input;
	const holdKey = holdKeyOf(input.holdToken);
	const station = findStation(catalog, expected.stationSlug);
	const onlineMinutes = station
		? await dayMinutesAhead(station, expected.date, now)
		: null;
	const book = async (
		tx: Tx,
	): Promise<Result<Confirmation, ConfirmRefusal>> => {
		await lockKey(tx, ...personLocks(details, helper), `hold ${holdKey}`);
		const found = await findByHoldKey(tx, holdKey);
		if (!found || !isOwnHold(found, input.program))
			return refuse("unknown-hold");
		const whole = wholeDetails(found, details, now);
		if (found.reference !== null)
			return (await isRepeated(tx, found, whole, input))
				? ok(confirmation(found, found.reference))
				: refuse("already-booked");
		const invited = invitedOf(found);
		const refused = invited && (await refusalOfUse(tx, invited, now));
		if (refused) return refuse(refused);
		const place = placeOf(found);
		if (
			place.stationSlug !== expected.stationSlug ||
			place.date !== expected.date ||
			place.start !== expected.start ||
			!isSameChoice(
				selectionEntries(selectionOf(found, catalog)),
				expected.services,
			)
		)
			return refuse("hold-changed");

		if (!isConfirmKey(input.confirmKey, input.holdToken))
			return refuse("hold-changed");
		if (!whole) return refuse("contact-gone");
		const { kind = "counter" } = input;
		if (
			!station ||
			!kindsFor(station, selectionOf(found, catalog)).includes(kind)
		)
			return refuse("kind-gone");
		if (missingFor(station.contactRule, kind, whole))
			return refuse("contact-missing");
		// Whoever hesitates until the time has begun needs another one.
		if (found.startsAt.getTime() <= now.epochMilliseconds)
			return refuse("slot-taken");
		const { minutes } = place;
		if ("contact" in details) await lockContact(tx, whole);
		const serviceIds = found.services.map(({ serviceId }) => serviceId);
		const wanted = { minutes, serviceIds, station, helper };
		// What staff allowed by an invitation counts as what they book themselves: limits of a person do not bind it.
		const refusal = invited ? null : await refusalFor(tx, whole, wanted, now);
		if (refusal) return refuse(refusal);
		const day = { stationId: found.stationId, date: fromDbDate(found.date) };
		await openDays(tx, [day], now);
		// Read again under the lock: a server whose clock is ahead may have expired it meanwhile.
		const current = await readAgain(tx, found);
		const hold = isOpen(current, now)
			? current
			: await takeAgain(tx, current, input, catalog);
		if (!hold) return refuse("slot-taken");
		// Before the person is told: that may wait for others with the same address.
		await raiseVersions(tx, [day]);
		await tellScreens(tx, [day], now);
		const { client, program } = input;
		const counted = { client, program };
		const taken = { ...day, ...counted, minutes, dayMinutes: onlineMinutes };
		if (!invited && !(await countBooked(tx, taken, now)))
			return refuse("too-much-of-day");
		const reference = await bookFor(tx, hold, whole, input, helper);
		return ok(confirmation(hold, reference));
	};
	const inDay = () => {
		const write = () => writePlacing<Confirmation, ConfirmRefusal>(book);
		if (!station) return write();
		const day = { stationId: station.id, date: expected.date };
		return inLane(laneOfDay(day), write);
	};
	const result = await inPersonLane<Confirmation, ConfirmRefusal>(
		details,
		inDay,
	);
	if (!result.ok && LIMITS.includes(result.error))
		await noteLimit("refused", station?.id ?? 0, now);
	return result;
}

/** What another program reserved, or somebody on a page, is none of this program's business. */
const isOwnHold = (row: AppointmentRow, program: Program | undefined) =>
	program === undefined || row.programId === program.id;

/** What figures count as refused. */
const LIMITS: readonly ConfirmRefusal[] = [
	"too-much-of-day",
	"too-many-for-contact",
	"too-many-for-person",
];

/** With the contact of the appointment before, where it is to be the same; null when that cannot be had any more. */
function wholeDetails(
	row: AppointmentRow,
	details: Details | SameContact,
	now: Temporal.Instant,
): Details | null {
	if (!("contact" in details)) return details;
	const earlier = earlierContact(row, now);
	if (!earlier) return null;
	const { bookedBy, email, phone } = earlier;
	return { name: details.name, bookedBy, email, phone };
}

const invitedOf = ({ invitationId: id, invitationUse: use }: AppointmentRow) =>
	id !== null && use !== null ? { id, use } : null;

function confirmation(
	row: { id: string; tokenVersion: number },
	reference: string,
): Confirmation {
	return { reference, token: manageToken(row.id, row.tokenVersion) };
}

/** The same whether the key, the name, both or none are right: asked in the same statements. */
async function isRepeated(
	tx: Tx,
	booked: AppointmentRow,
	details: Details | null,
	{ holdToken, confirmKey }: ConfirmRequest,
): Promise<boolean> {
	const isOwn =
		isConfirmKey(confirmKey, holdToken) &&
		booked.contact?.confirmKey === formKeyHash(confirmKey);
	const isSame = details !== null && isSamePerson(booked, details);
	const isClosed = await isUsedUp(tx, WRONG_KEYS, booked.id);
	if (!isOwn && !isClosed) await countOnce(tx, WRONG_KEYS, booked.id);
	return isOwn && isSame && !isClosed;
}

function isSamePerson({ contact }: AppointmentRow, details: Details): boolean {
	return (
		contact?.name === details.name &&
		contact.bookedBy === details.bookedBy &&
		contact.email === details.email &&
		contact.phone === details.phone
	);
}

async function takeAgain(
	tx: Tx,
	expired: AppointmentRow,
	input: ConfirmRequest,
	catalog: Catalog,
): Promise<AppointmentRow | null> {
	const { now } = input;
	// On a page nobody has waited in line for what a program reserved, nor paid for it.
	if (expired.programId !== null && !input.program) return null;
	const holdKey = holdKeyOf(input.holdToken);
	const before = invitedOf(expired);
	// Meanwhile others with a link for several may be booking all that is left.
	const use = before && (await takeUse(tx, before.id, holdKey, now));
	if (use && !use.ok) return null;
	const invited = before && use ? { id: before.id, use: use.value } : null;
	const station = catalog.stations.find(({ id }) => id === expired.stationId);
	if (!station || (station.phase === "walk-in" && !invited)) return null;
	const { date, start } = placeOf(expired);
	const selection = selectionOf(expired, catalog);
	// What may not be booked for that day any more is not held anew.
	if (lengthOn(selection, catalog.limits)(date) === null) return null;
	const wish = {
		stationId: station.id,
		date,
		start,
		selection,
		now,
		ignoreIds: [],
		...(invited ? { channel: "staff" as const } : {}),
	};
	const deskId = await findDesk(tx, wish);
	if (deskId === null) return null;
	return insertHold(tx, wish, deskId, {
		key: holdKey,
		clientKey: invited ? null : countedAs(input.client, now).holds,
		locale: input.locale,
		station,
		minorCase: expired.minorCase,
		contactOfId: expired.contactOfId,
		programId: expired.programId,
		invited,
	});
}

async function bookFor(
	tx: Tx,
	hold: AppointmentRow,
	details: Details,
	{ locale, now, ...input }: ConfirmRequest,
	helper: { id: number } | null,
): Promise<string> {
	const reference = await unusedReference(tx);
	const ticket = await nextTicket(tx, hold);
	const keepsContactOf = "contact" in input.details;
	await bookHold(tx, hold, {
		reference,
		ticket,
		locale,
		kind: input.kind ?? "counter",
		keepsContactOf,
		helperId: helper?.id ?? null,
		programId: input.program?.id ?? null,
		now,
	});
	await registerPerson(tx, hold, details, locale, now, {
		mayAsk: input.mayAsk ?? false,
		showsLanguage: input.showsLanguage ?? false,
		confirmKey: formKeyHash(input.confirmKey),
		videoAddress: await roomFor(tx, hold.stationId, input.kind),
	});
	return reference;
}

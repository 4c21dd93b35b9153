import "server-only";
import { type Db, db } from "#lib/db/client.ts";
import { fromDbDate } from "#lib/db/dates.ts";
import type { Anchors, Held, Value } from "#lib/privacy/privacy.ts";
import { listCollectionsOf } from "#lib/privacy/queries/list-collections-of.ts";
import {
	CIVIL_DAYS,
	isAboutCitizens,
	REGISTER,
} from "#lib/privacy/rules/register.ts";

type Row = Readonly<Record<string, unknown>>;

/** Of the audit a citizen is told what was done about them, and when; who did it is about somebody else. */
const AUDIT_SHOWS = ["at", "action", "subject"];

/** What says who comes; of an appointment that somebody booked for another, that is not theirs to read. */
const OF_THE_OTHER = ["name", "nameKey", "wordsKey", "cancelReason"];

/**
 * Everything that is stored about a person, table by table, only the columns that the register calls theirs. What no
 * search can find (keyed hashes of connections, random numbers of the waiting room, sealed answers to programs) is in
 * UNFINDABLE.
 */
export async function readPerson(anchors: Anchors): Promise<Held[]> {
	const client = db();
	const others = [...anchors.bookedForOthers, ...anchors.wishedForOthers];
	const wishIds = [...anchors.wishes, ...anchors.wishedForOthers];
	const feedbackIds = [...anchors.feedback];
	const appointments = await listAppointments(client, anchors);
	const appointmentIds = appointments.map(({ id }) => id);
	const wishes = await client.wish.findMany({
		where: { id: { in: wishIds } },
		include: { contact: true, services: true, offers: true },
	});
	const collectionIds = await listCollectionsOf(client, anchors);
	const collections = await client.collection.findMany({
		where: { id: { in: collectionIds } },
		include: { contact: true },
	});
	const invitationIds = [...anchors.invitations];
	const invitations = await client.invitation.findMany({
		where: { id: { in: invitationIds } },
		include: { contact: true },
	});
	const feedback = await client.feedback.findMany({
		where: { id: { in: feedbackIds } },
		include: { notes: true, replies: true, topics: true },
	});
	const afarIds = [...anchors.afar];
	const afar = await client.afarTicket.findMany({
		where: { id: { in: afarIds } },
		include: { visit: WITH_VISIT },
		orderBy: { askedAt: "asc" },
	});
	const messages = await client.message.findMany({
		where: {
			OR: [
				{ appointmentId: { in: appointmentIds } },
				{ wishId: { in: wishIds } },
				{ collectionId: { in: collectionIds } },
				{ invitationId: { in: invitationIds } },
				{ feedbackId: { in: feedbackIds } },
				{ afarId: { in: afarIds } },
			],
		},
		include: { text: true },
		orderBy: { createdAt: "asc" },
	});
	const subjects = [
		...appointments.map(({ reference }) => `appointment ${reference}`),
		...wishes.map(({ reference }) => `wish ${reference}`),
		...collections.map(({ number }) => `collection ${number}`),
		...invitationIds.map((id) => `invitation ${id}`),
		...feedbackIds.map((id) => `feedback ${id}`),
		...afarIds.map((id) => `afar ${id}`),
	];
	const audit = await client.auditEntry.findMany({
		where: { subject: { in: subjects } },
		orderBy: { id: "asc" },
	});
	const isOthers = (id: string | null) => id !== null && others.includes(id);
	// Whether the other one came, and how it went on, is not theirs who booked for them (Art. 15 (4)).
	const own = appointments.filter(({ id }) => !isOthers(id));
	const visits = [...own, ...afar].flatMap(({ visit }) => visit ?? []);
	const cases = own.flatMap((one) => one.cases);
	const tables: Readonly<Record<string, readonly (Row | null)[]>> = {
		Appointment: appointments.map((one) =>
			isOthers(one.id) ? { ...one, minorCase: null } : one,
		),
		AppointmentService: appointments.flatMap((one) => one.services),
		Contact: appointments.map(({ id, contact }) =>
			without(contact, isOthers(id)),
		),
		Coming: appointments.map(({ contact }) => contact?.coming ?? null),
		Later: appointments.map(({ contact }) => contact?.later ?? null),
		AppointmentEvent: own.flatMap((one) => one.events.map(asCitizen)),
		ProgramEvent: own.flatMap((one) => one.told),
		Visit: visits,
		VisitService: visits.flatMap((one) => one.services),
		VisitLeg: visits.flatMap((one) => one.legs),
		VisitLegService: visits.flatMap((one) =>
			one.legs.flatMap((leg) => leg.services),
		),
		VisitEvent: visits.flatMap((one) => one.events.map(asCitizen)),
		VisitMemo: visits.map(({ memo }) => memo),
		AfarTicket: afar,
		PushDevice: visits.flatMap((one) => one.pushDevices),
		PushCall: visits.flatMap((one) => one.pushCalls),
		AnnouncementPush: visits.flatMap((one) => one.announced),
		VisitFigure: visits.map(({ id }) => ({ visitId: id })),
		PlanCase: cases,
		CallAttempt: cases.flatMap((one) => one.attempts),
		Wish: wishes,
		WishService: wishes.flatMap((one) => one.services),
		WishContact: wishes.map(({ id, contact }) =>
			without(contact, isOthers(id)),
		),
		WishOffer: wishes.flatMap((one) => one.offers),
		Collection: collections,
		CollectionContact: collections.map(({ contact }) => contact),
		Invitation: invitations,
		InvitationContact: invitations.map(({ contact }) => contact),
		Feedback: feedback,
		FeedbackTopic: feedback.flatMap((one) => one.topics),
		FeedbackNote: feedback.flatMap((one) => one.notes),
		FeedbackReply: feedback.flatMap((one) => one.replies),
		Message: messages,
		MessageText: messages.map(({ text }) => text),
		AuditEntry: audit,
	};
	return Object.entries(tables).flatMap(([model, rows]) => {
		const shown = rows
			.filter((row) => row !== null)
			.map((row) => theirs(model, row))
			.filter((row) => Object.keys(row).length > 0);
		return shown.length > 0 ? [{ model, rows: shown }] : [];
	});
}

/**
 * Tables with something about citizens that nothing leads to from a person's name or number; to a number from afar does
 * its mailbox (find-afar-of.ts).
 */
export const UNFINDABLE = [
	"AfarTicket",
	"CrowdEntry",
	"ProgramRequest",
	"RateLimit",
];

const WITH_VISIT = {
	include: {
		services: true,
		legs: { include: { services: true }, orderBy: { number: "asc" } },
		memo: true,
		events: { orderBy: { id: "asc" } },
		pushDevices: { orderBy: { createdAt: "asc" } },
		pushCalls: { orderBy: { createdAt: "asc" } },
		announced: { orderBy: { createdAt: "asc" } },
	},
} as const;

/** With reservations by which they were to be moved. */
function listAppointments(client: Db, anchors: Anchors) {
	const ids = [...anchors.appointments, ...anchors.bookedForOthers];
	return client.appointment.findMany({
		where: { OR: [{ id: { in: ids } }, { replacesId: { in: ids } }] },
		include: {
			contact: { include: { coming: true, later: true } },
			services: true,
			events: { orderBy: { id: "asc" } },
			told: { orderBy: { at: "asc" } },
			cases: { include: { attempts: true } },
			visit: WITH_VISIT,
		},
		orderBy: { startsAt: "asc" },
	});
}

function without(row: Row | null, isOthers: boolean): Row | null {
	if (row === null || !isOthers) return row;
	return Object.fromEntries(
		Object.entries(row).filter(([name]) => !OF_THE_OTHER.includes(name)),
	);
}

/** That somebody of the house did it, not who: that is about them. */
function asCitizen<One extends { actor: string | null }>(event: One): One {
	const { actor } = event;
	return actor !== null && UUID.test(actor)
		? { ...event, actor: "staff" }
		: event;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The columns that the register calls theirs, as far as something stands in them. */
function theirs(model: string, row: Row): Record<string, Value> {
	const fields = Object.entries(REGISTER[model]?.personal ?? {})
		.filter(([name, one]) =>
			model === "AuditEntry"
				? AUDIT_SHOWS.includes(name)
				: isAboutCitizens(one),
		)
		.map(([name]) => name);
	return Object.fromEntries(
		fields.flatMap((name) => {
			const value = asValue(row[name], CIVIL_DAYS.has(name));
			return value === null || value === "" ? [] : [[name, value]];
		}),
	);
}

function asValue(value: unknown, isDay: boolean): Value | null {
	if (value === null || value === undefined) return null;
	if (value instanceof Date)
		return isDay ? fromDbDate(value) : value.toISOString();
	if (typeof value === "bigint") return Number(value);
	return value as Value;
}

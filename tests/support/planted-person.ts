import { randomUUID } from "node:crypto";
import { db } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import type { CivilDate } from "#lib/time.ts";
import { book, DAY, NOW } from "./booking.ts";
import { makeProgram } from "./program.ts";
import { noteWish, wanted } from "./wishes.ts";

/** Nobody else is called like this. */
export const PLANTED = {
	name: "Xaverine Quirlwitz",
	bookedBy: null,
	email: "x.quirlwitz@seltenheim.example",
	phone: "0203 7391846255",
};
export const TRACES = ["quirlwitz", "seltenheim", "7391846255"];

const at = toDbInstant(NOW);
const later = toDbInstant(NOW.add({ minutes: 15 }));

interface Where {
	station: { id: number; slug: string; deskIds: number[] };
	service: { id: number; slug: string };
	/** Of the staff, who wrote something. */
	userId: string;
}

/** The same person in every table and every column that can hold one. */
export async function plantPerson({ station, service, userId }: Where) {
	const wish = { station: station.slug, service: service.slug };
	const over = await plantVisited(wish, { station, service, userId });
	const coming = await book(
		{ ...wish, date: "2026-12-10" as CivilDate },
		PLANTED,
	);
	const forChild = await book(
		{ ...wish, start: 600 },
		{ ...PLANTED, name: "Jonte Lüttich", bookedBy: PLANTED.name },
	);
	await plantCollection(station, over.reference);
	await plantInvitation(station, service);
	const wishReference = await plantWish(station, service);
	const feedbackId = await plantFeedback({ station, service, userId });
	return { over, coming, forChild, wishReference, feedbackId };
}

async function plantVisited(
	wish: { station: string; service: string },
	{ station, service, userId }: Where,
) {
	const booked = await book(wish, PLANTED);
	const { id, ticket } = await db().appointment.update({
		where: { reference: booked.reference },
		data: {
			status: "done",
			holdKey: "hold quirlwitz",
			clientKey: "client quirlwitz",
		},
	});
	await db().contact.update({
		where: { appointmentId: id },
		data: {
			bookedBy: "Quirlwitz senior",
			cancelReason: "Frau Quirlwitz rief an",
			confirmKey: "confirm quirlwitz",
			videoAddress: "https://video.example/quirlwitz",
			mayAsk: true,
			coming: { create: { sequence: 0, at } },
			later: { create: { sequence: 0, expectedAt: at } },
		},
	});
	await db().appointmentEvent.create({
		data: { appointmentId: id, at, toStatus: "done", actor: userId },
	});
	await db().message.create({
		data: {
			id: randomUUID(),
			appointmentId: id,
			kind: "unsettled",
			sequence: 9,
			recipientKey: "recipient quirlwitz",
			locale: "de",
			status: "failed",
			lastError: "550 quirlwitz",
			createdAt: at,
			text: { create: { text: "Guten Tag Frau Quirlwitz" } },
		},
	});
	const visit = await db().visit.create({
		include: { events: true, pushDevices: true },
		data: {
			id: randomUUID(),
			stationId: station.id,
			date: toDbDate(DAY),
			appointmentId: id,
			ticket: ticket ?? "",
			status: "done",
			arrivedAt: at,
			locale: "de",
			services: { create: { serviceId: service.id, quantity: 1 } },
			legs: {
				create: {
					number: 1,
					servedAt: at,
					doneAt: at,
					services: { create: { serviceId: service.id, quantity: 1 } },
				},
			},
			events: { create: { at, kind: "done", toStatus: "done", actor: userId } },
			pushDevices: {
				create: {
					id: randomUUID(),
					endpointKey: "endpoint quirlwitz",
					sealed: "sealed quirlwitz",
					createdAt: at,
				},
			},
			memo: {
				create: {
					note: "Quirlwitz, mit Kinderwagen",
					missing: "Pass von Quirlwitz",
					priorityReason: "Quirlwitz kann nicht stehen",
					undo: [{ note: "Quirlwitz" }],
				},
			},
		},
	});
	const { id: visitId, events, pushDevices } = visit;
	const { clientId } = await makeProgram();
	await db().program.update({
		where: { clientId },
		data: {
			told: {
				create: {
					id: crypto.randomUUID(),
					appointmentId: visit.appointmentId ?? "",
					kind: "appointment.booked",
					at: visit.arrivedAt,
					status: "sent",
				},
			},
		},
	});
	await db().pushCall.create({
		data: {
			id: randomUUID(),
			visitId,
			eventId: events[0]?.id ?? 0n,
			deviceId: pushDevices[0]?.id ?? null,
			status: "failed",
			lastError: "http quirlwitz",
			createdAt: at,
		},
	});
	await db().announcement.create({
		data: {
			stationId: station.id,
			sendKey: randomUUID(),
			kind: "delay",
			minutes: 10,
			toComing: true,
			createdAt: at,
			endsAt: new Date(at.getTime() + 60_000),
			pushes: {
				create: {
					id: randomUUID(),
					visitId,
					deviceId: pushDevices[0]?.id ?? null,
					status: "failed",
					lastError: "http quirlwitz",
					createdAt: at,
				},
			},
		},
	});
	await db().planChange.create({
		data: {
			id: randomUUID(),
			at,
			kind: "closure",
			detail: {},
			cases: {
				create: {
					id: randomUUID(),
					appointmentId: id,
					stationId: station.id,
					startsAt: at,
					way: "move",
					status: "settled",
					sequence: 0,
					holdKey: "offer quirlwitz",
					createdAt: at,
					attempts: { create: { at, nextAt: at } },
				},
			},
		},
	});
	return booked;
}

async function plantInvitation(
	station: Where["station"],
	service: Where["service"],
): Promise<void> {
	await db().invitation.create({
		data: {
			id: randomUUID(),
			tokenKey: randomUUID(),
			formKey: "invited quirlwitz",
			stationId: station.id,
			stationIds: [station.id],
			services: [service.slug],
			times: 1,
			lastDay: toDbDate(DAY),
			locale: "de",
			createdAt: at,
			contact: { create: { name: PLANTED.name, email: PLANTED.email } },
			messages: {
				create: {
					id: randomUUID(),
					kind: "invited",
					sequence: 0,
					recipientKey: "invited quirlwitz",
					locale: "de",
					status: "sent",
					createdAt: at,
				},
			},
		},
	});
}

/** It has been handed out. */
async function plantCollection(
	station: Where["station"],
	reference: string,
): Promise<void> {
	const { id } = await db().appointment.findUniqueOrThrow({
		where: { reference },
	});
	await db().collection.create({
		data: {
			id: randomUUID(),
			formKey: "form quirlwitz",
			stationId: station.id,
			document: "passport",
			appointmentId: id,
			locale: "de",
			readyAt: at,
			remindedAt: later,
			toldAt: later,
			endedAt: later,
			endedHow: "handed-out",
			contact: {
				create: {
					name: PLANTED.name,
					email: PLANTED.email,
					phone: PLANTED.phone,
					phoneKey: "+497391846255",
				},
			},
			messages: {
				create: {
					id: randomUUID(),
					kind: "collection-ready",
					sequence: 0,
					recipientKey: "collection quirlwitz",
					locale: "de",
					status: "sent",
					createdAt: at,
				},
			},
		},
	});
}

async function plantWish(
	station: Where["station"],
	service: Where["service"],
): Promise<string> {
	const { reference } = await noteWish(wanted(station, service), {
		person: { ...PLANTED, bookedBy: "Quirlwitz senior" },
	});
	await db().wish.update({
		where: { reference },
		data: {
			formKey: "form quirlwitz",
			clientKey: "client quirlwitz",
			offers: {
				create: {
					id: randomUUID(),
					tokenKey: randomUUID(),
					sequence: 1,
					stationId: station.id,
					startsAt: at,
					endsAt: later,
					offeredAt: at,
					openUntil: later,
					answer: "silent",
					answeredAt: at,
					reason: { days: 3 },
				},
			},
		},
	});
	return reference;
}

async function plantFeedback({
	station,
	service,
	userId,
}: Where): Promise<number> {
	const topic = await db().topic.create({ data: { name: "Wartezeit" } });
	const { id } = await db().feedback.create({
		data: {
			type: "opinion",
			formKey: randomUUID(),
			page: "/termine/quirlwitz",
			praise: "Danke! Quirlwitz",
			text: "Ich heiße Quirlwitz",
			better: "Hier steht Quirlwitz richtig",
			ratingBooking: 4,
			replyEmail: PLANTED.email,
			wantsNews: true,
			stationId: station.id,
			serviceId: service.id,
			locale: "de",
			status: "answered",
			createdAt: at,
			topics: { create: { topicId: topic.id } },
			notes: {
				create: {
					userId,
					at,
					text: "Frau Quirlwitz anrufen",
					formKey: randomUUID(),
				},
			},
			replies: {
				create: { at, text: "Noch einmal Quirlwitz", formKey: randomUUID() },
			},
			answers: {
				create: {
					id: randomUUID(),
					kind: "answer",
					sequence: 1,
					recipientKey: "answer quirlwitz",
					locale: "de",
					status: "sent",
					createdAt: at,
					text: { create: { text: "Liebe Frau Quirlwitz" } },
				},
			},
		},
	});
	return id;
}

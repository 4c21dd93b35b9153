import { appointmentTicket } from "#lib/booking/rules/codes.ts";
import type { Service } from "#lib/catalog/catalog.ts";
import { minutesOf, type Selection } from "#lib/catalog/rules/selection.ts";
import { toDbDate } from "#lib/db/dates.ts";
import { walkInTicket } from "#lib/queue/arrival/rules/codes.ts";
import { appointmentStatusOf } from "#lib/queue/visit/rules/steps.ts";
import { withCheckDigit } from "#lib/text/reference.ts";
import { type CivilDate, instantAt } from "#lib/time.ts";
import { wantSelection } from "../demand.ts";
import { randomOf } from "../random.ts";
import { stableId } from "../rows.ts";
import { pastSteps } from "./past-visit.ts";

/** A day that is over, at one station. */
export interface PastDay {
	stationId: number;
	deskIds: readonly number[];
	date: CivilDate;
	services: readonly Service[];
	/** Visits, with and without an appointment; a few more than that are booked. */
	visits: number;
	/** Of them with an appointment; 0 before the station went online. */
	bookedShare: number;
	/** Of those without. */
	meanWait: number;
	/** Terminnummern are counted from here on. */
	firstReference: number;
}

const MINUTE = 60_000;
const [OPENS, CLOSES] = [480, 960];

/** The rows of such a day, in the order of their tables: the same on every machine. */
export function inventDay(day: PastDay) {
	const random = randomOf(`past ${day.stationId} ${day.date}`);
	const rows = new DayRows(day, random);
	const booked = Math.round(day.visits * day.bookedShare);
	bookDay(rows, booked);
	for (let index = booked; index < day.visits; index++) rows.walkIn();
	return rows.tables;
}

/** At each desk one after the other, until there are as many as were wanted. */
function bookDay(rows: DayRows, wanted: number): void {
	const ends = new Map(rows.day.deskIds.map((id) => [id, OPENS]));
	let count = 0;
	for (let tries = 0; count < wanted && tries < wanted * 3; tries++) {
		const [free] = [...ends].sort(([, a], [, b]) => a - b);
		if (!free) return;
		const [deskId, from] = free;
		const selection = rows.want();
		const until = from + minutesOf(selection, rows.day.date);
		if (from >= CLOSES) return;
		if (until > CLOSES) {
			ends.set(deskId, CLOSES);
			continue;
		}
		rows.appointment(deskId, from, until, selection);
		count += 1;
		ends.set(deskId, Math.ceil(until / 5) * 5);
	}
}

type Status =
	| ReturnType<typeof appointmentStatusOf>
	| "held"
	| "booked"
	| "expired";

class DayRows {
	readonly day: PastDay;
	readonly #random: () => number;
	#appointments = 0;
	#visits = 0;
	#walkIns = 0;
	readonly tables = {
		appointment: [] as Record<string, string | number | Date | null>[],
		appointment_service: [] as Record<string, string | number>[],
		appointment_event: [] as Record<string, string | number | Date | null>[],
		message: [] as Record<string, string | number | Date | null>[],
		visit: [] as Record<string, string | number | Date | null>[],
		visit_service: [] as Record<string, string | number>[],
		visit_event: [] as Record<
			string,
			string | number | boolean | Date | null
		>[],
	};

	constructor(day: PastDay, random: () => number) {
		this.day = day;
		this.#random = random;
	}

	want(): Selection {
		for (let tries = 0; tries < 20; tries++) {
			const selection = wantSelection(
				this.#random,
				this.day.services,
				this.day.date,
			);
			if (minutesOf(selection, this.day.date) <= 25) return selection;
		}
		return wantSelection(this.#random, this.day.services, this.day.date);
	}

	appointment(
		deskId: number,
		from: number,
		until: number,
		selection: Selection,
	): void {
		const { stationId, date, firstReference } = this.day;
		const random = this.#random;
		const number = ++this.#appointments;
		const id = stableId(`past ${stationId} ${date} ${number}`);
		const startsAt = instantAt(date, from).epochMilliseconds;
		const channel = random() < 0.85 ? "online" : "staff";
		const locale = random() < 0.07 ? "en" : "de";
		const daysAhead = 1 + Math.floor(random() ** 2 * 25);
		const bookedAt =
			instantAt(date, 420 + Math.floor(random() * 900)).epochMilliseconds -
			daysAhead * 1440 * MINUTE +
			Math.floor(random() * 60) * 1_000;
		const events: [at: number, kind: string, to: Status, actor: string][] = [];
		if (channel === "online") {
			const heldAt = bookedAt - (1 + Math.floor(random() * 8)) * MINUTE;
			events.push([heldAt, "status", "held", "citizen"]);
		}
		const actor = channel === "online" ? "citizen" : "system";
		events.push([bookedAt, "status", "booked", actor]);
		const fate = random();
		const between = bookedAt + (startsAt - bookedAt) * random() * 0.9;
		if (fate < 0.06) events.push([between, "moved", "booked", "citizen"]);
		let status: Status = "booked";
		if (fate > 0.91) {
			status = "cancelled";
			const by = random() < 0.8 ? "citizen" : "system";
			events.push([between, "status", status, by]);
		}
		const ticket = appointmentTicket(number);
		if (status === "booked" && random() > 0.07) {
			const arrivedAt =
				startsAt + Math.round((random() * 22 - 17) * 60) * 1_000;
			const steps = this.#visit({
				appointmentId: id,
				ticket,
				arrivedAt,
				startsAt,
				selection,
				locale,
				deskId,
			});
			for (const step of steps) {
				const toStatus = appointmentStatusOf(step.toStatus);
				if (toStatus === status) continue;
				events.push([step.at, "status", toStatus, "system"]);
				status = toStatus;
			}
		} else if (status === "booked" && random() < 0.6) {
			status = "no-show";
			events.push([startsAt + 25 * MINUTE, "status", status, "system"]);
		}
		this.tables.appointment.push({
			id,
			reference: withCheckDigit(
				String(firstReference + number).padStart(8, "0"),
			),
			stationId,
			deskId,
			date: toDbDate(date),
			startsAt: new Date(startsAt),
			endsAt: instantDate(date, until),
			status,
			channel,
			locale,
			ticket,
			calendarUid: id,
			createdAt: new Date(bookedAt),
		});
		this.#services("appointment", id, selection);
		let fromStatus: Status | null = null;
		for (const [at, kind, toStatus, actor] of events) {
			const isPlaced =
				kind === "moved" || (toStatus === "booked" && kind === "status");
			this.tables.appointment_event.push({
				appointmentId: id,
				at: new Date(Math.round(at)),
				kind,
				fromStatus,
				toStatus,
				deskId,
				stationId: isPlaced ? stationId : null,
				startsAt: isPlaced ? new Date(startsAt) : null,
				actor,
			});
			fromStatus = toStatus;
		}
		this.#mail(id, locale, bookedAt);
	}

	walkIn(): void {
		const { stationId, date, meanWait } = this.day;
		const random = this.#random;
		// Most come in the morning.
		const minute = OPENS + Math.floor(random() ** 1.4 * (CLOSES - OPENS - 30));
		const rush = minute < 660 ? 1.4 : 0.8;
		this.#visit({
			appointmentId: null,
			ticket: walkInTicket(++this.#walkIns),
			arrivedAt:
				instantAt(date, minute).epochMilliseconds +
				Math.floor(random() * 60) * 1_000,
			startsAt: null,
			selection: this.want(),
			locale: random() < 0.1 ? "en" : "de",
			deskId: this.day.deskIds[stationId % this.day.deskIds.length] ?? null,
			meanWait: meanWait * rush,
		});
	}

	#visit({
		selection,
		arrivedAt,
		startsAt,
		meanWait = 4,
		...visit
	}: {
		appointmentId: string | null;
		ticket: string;
		arrivedAt: number;
		startsAt: number | null;
		selection: Selection;
		locale: string;
		deskId: number | null;
		meanWait?: number;
	}) {
		const { stationId, date } = this.day;
		const id = stableId(`past visit ${stationId} ${date} ${++this.#visits}`);
		const steps = pastSteps(this.#random, {
			arrivedAt,
			startsAt,
			plannedMinutes: minutesOf(selection, this.day.date),
			meanWait,
		});
		const last = steps.at(-1);
		const at = (kind: string) => {
			const found = steps.find((step) => step.kind === kind);
			return found ? new Date(found.at) : null;
		};
		this.tables.visit.push({
			id,
			stationId,
			date: toDbDate(date),
			...visit,
			status: last?.toStatus ?? "left",
			arrivedAt: new Date(arrivedAt),
			calledAt: at("called"),
			calls: at("called") ? 1 : 0,
			servingAt: at("serving"),
			endedAt: last ? new Date(last.at) : null,
		});
		this.#services("visit", id, selection);
		for (const { at, ...step } of steps)
			this.tables.visit_event.push({
				visitId: id,
				at: new Date(at),
				...step,
				deskId: visit.deskId,
				actor: step.kind === "arrived" ? "kiosk" : null,
			});
		return steps;
	}

	#services(
		of: "appointment" | "visit",
		id: string,
		selection: Selection,
	): void {
		for (const { service, quantity } of selection)
			this.tables[`${of}_service`].push({
				[`${of}Id`]: id,
				serviceId: service.id,
				quantity,
			});
	}

	#mail(appointmentId: string, locale: string, at: number): void {
		const luck = this.#random();
		if (luck < 0.2) return;
		this.tables.message.push({
			id: stableId(`mail ${appointmentId}`),
			appointmentId,
			kind: "confirmed",
			sequence: 0,
			recipientKey: appointmentId,
			locale,
			status: luck < 0.21 ? "failed" : luck < 0.23 ? "bounced" : "sent",
			createdAt: new Date(at),
			sentAt: luck < 0.21 ? null : new Date(at),
			reachedAt: luck < 0.23 ? new Date(at + 1440 * MINUTE) : null,
		});
	}
}

const instantDate = (date: CivilDate, minute: number) =>
	new Date(instantAt(date, minute).epochMilliseconds);

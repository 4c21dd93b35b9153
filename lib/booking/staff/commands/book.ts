import "server-only";
import { randomUUID } from "node:crypto";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { holdKeyOf } from "#lib/auth/secrets/secrets.ts";
import {
	nextTicket,
	openDays,
	recordTransition,
	tellScreens,
	type Wish,
} from "#lib/booking/commands/placing.ts";
import {
	registerPerson,
	unusedReference,
} from "#lib/booking/commands/register-person.ts";
import { roomFor } from "#lib/booking/commands/room-for.ts";
import type { Details } from "#lib/booking/rules/schema.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { settledMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Kind, kindsFor } from "#lib/catalog/rules/kind.ts";
import {
	minutesOf,
	parseSelection,
	type SelectionRefusal,
} from "#lib/catalog/rules/selection.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbDate, toDbInstant } from "#lib/db/dates.ts";
import { lockKey, raiseVersions } from "#lib/db/lock.ts";
import { orBusy, writePlacing } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type CivilDate, instantAt, type Minute } from "#lib/time.ts";
import {
	findPlaceForStaff,
	type PlaceRefusal,
	type Warned,
} from "./find-place.ts";

export type BookForRefusal =
	| SelectionRefusal
	| PlaceRefusal
	| "forbidden"
	| "unknown-station"
	/** It is not done by phone or video there. */
	| "kind-gone"
	/** Whoever is to be called must say where. */
	| "phone-missing"
	| "busy";

interface BookForRequest {
	/** 128 random bits of the form: pressing twice books once. */
	formToken: string;
	stationSlug: string;
	date: CivilDate;
	start: Minute;
	/** `dienst` entries. */
	services: readonly string[];
	minorCase?: string | null;
	details: Details;
	/** They said that we may ask by mail how it was; counts only with an address. */
	mayAsk?: boolean;
	/** They agreed that the desk sees their language. */
	showsLanguage?: boolean;
	/** Left out: at the counter. */
	kind?: Kind;
	/** The language of the person's mail. */
	locale: Locale;
	warned: Warned;
	now: Temporal.Instant;
}

/**
 * Books for somebody at the phone or at the counter: online and staff times, without lead time or hold. Number, PIN,
 * Wartenummer and mail are the same as online. With `warned` it may overlap others, for whoever may overbook.
 */
export function bookForSomeone(
	actor: Actor,
	input: BookForRequest,
): Promise<Result<{ id: string; repeated: boolean }, BookForRefusal>> {
	return orBusy<{ id: string; repeated: boolean }, BookForRefusal>(async () => {
		const { now, locale } = input;
		const catalog = await getCatalog(locale);
		const station = findStation(catalog, input.stationSlug);
		if (!station) return refuse("unknown-station");
		const may = await authorise(
			actor,
			input.warned ? "appointment:overbook" : "appointment:book",
			station.id,
			now,
		);
		if (!may.ok) return may;
		const selection = parseSelection(input.services, catalog, input.date);
		if (!selection.ok) return selection;
		const { date, start, kind = "counter", details } = input;
		if (!kindsFor(station, selection.value).includes(kind))
			return refuse("kind-gone");
		if (kind === "phone" && details.phone === null)
			return refuse("phone-missing");
		return book(actor, input, {
			stationId: station.id,
			date,
			start,
			selection: selection.value,
			now,
			ignoreIds: [],
		});
	});
}

function book(
	actor: Actor,
	input: BookForRequest,
	wish: Wish,
): Promise<Result<{ id: string; repeated: boolean }, BookForRefusal>> {
	const { details, locale, now, kind = "counter" } = input;
	const holdKey = holdKeyOf(input.formToken);
	return writePlacing<{ id: string; repeated: boolean }, BookForRefusal>(
		async (tx) => {
			await lockKey(tx, `hold ${holdKey}`);
			const known = await tx.appointment.findFirst({
				where: { holdKey, reference: { not: null } },
				select: { id: true },
			});
			if (known) return ok({ ...known, repeated: true });
			const { stationId, date } = wish;
			await openDays(tx, [{ stationId, date }], now);
			const place = await findPlaceForStaff(tx, wish, input.warned);
			if (!place.ok) return place;
			const row = await insertBooked(tx, wish, {
				...place.value,
				holdKey,
				locale,
				kind,
				minorCase: settledMinor(wish.selection, input.minorCase),
			});
			await recordTransition(tx, { ...row, status: null }, "booked", now, {
				by: actor.userId,
				stationId,
				startsAt: row.startsAt,
			});
			await registerPerson(tx, row, details, locale, now, {
				mayAsk: input.mayAsk ?? false,
				showsLanguage: input.showsLanguage ?? false,
				videoAddress: await roomFor(tx, stationId, kind),
				origin: "staff",
			});
			await raiseVersions(tx, [{ stationId, date }]);
			await tellScreens(tx, [{ stationId, date }], now);
			return ok({ id: row.id, repeated: false });
		},
	);
}

async function insertBooked(
	tx: Tx,
	{ stationId, date, start, selection, now }: Wish,
	about: {
		deskId: number;
		lane: number;
		holdKey: string;
		locale: Locale;
		kind: Kind;
		minorCase: string | null;
	},
) {
	const begin = instantAt(date, start);
	return tx.appointment.create({
		data: {
			...about,
			id: randomUUID(),
			reference: await unusedReference(tx),
			ticket: await nextTicket(tx, { stationId, date: toDbDate(date) }),
			stationId,
			date: toDbDate(date),
			startsAt: toDbInstant(begin),
			endsAt: toDbInstant(begin.add({ minutes: minutesOf(selection, date) })),
			status: "booked",
			channel: "staff",
			calendarUid: randomUUID(),
			createdAt: toDbInstant(now),
			services: {
				create: selection.map(({ service, quantity }) => ({
					serviceId: service.id,
					quantity,
				})),
			},
		},
	});
}

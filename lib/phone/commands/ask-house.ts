import "server-only";
import { holdKeyOf, programHoldToken } from "#lib/auth/secrets/secrets.ts";
import {
	listFreeDays,
	listServingStations,
} from "#lib/availability/queries/free-days.ts";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { listDaysUsed } from "#lib/booking/limits/queries/program-day.ts";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { askedFor, parseSelection } from "#lib/catalog/rules/selection.ts";
import type {
	Answer,
	Ask,
	Call,
	Found,
	Option,
	Refusal,
	Time,
} from "#lib/phone/rules/call.ts";
import { timesOfPage } from "#lib/phone/rules/times.ts";
import { book } from "#lib/programs/commands/book.ts";
import { cancel, lookUp } from "#lib/programs/commands/manage.ts";
import { reserve } from "#lib/programs/commands/reserve.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { isAgreedAt } from "#lib/programs/rules/refusal-at.ts";
import { addDays, civilDateOf } from "#lib/time.ts";

interface Asked {
	call: Call;
	ask: Ask;
	now: Temporal.Instant;
}

/** Answers what a call asks, by what pages and programs ask as well. */
export async function askHouse(
	line: Caller,
	{ call, ask, now }: Asked,
): Promise<Answer> {
	// Who may run the menu may do what stands in it.
	const caller = {
		...line,
		scopes: ["hold", "book", "read", "cancel"] as const,
	};
	const catalog = await getCatalog("de", now);
	switch (ask.for) {
		case "services":
			return { to: "services", options: servicesOf(catalog) };
		case "stations":
			return {
				to: "stations",
				options: await stationsOf(catalog, line, ask.service, now),
			};
		case "times":
			return {
				to: "times",
				times: await findTimes(catalog, line, { call, ask, now }),
			};
		case "reserve": {
			const { station, service, time } = ask;
			const held = await reserve(caller, {
				key: call.id,
				wanted: { station, services: [service], ...time },
				locale: "de",
				now,
			});
			if (held.ok) return { to: "reserve", is: "reserved" };
			if (held.error === "slot-taken") return { to: "reserve", is: "taken" };
			return held.error === "too-much-of-day"
				? { to: "reserve", is: "full" }
				: { to: "refusal", why: "not-now" };
		}
		case "book": {
			const booked = await book(caller, {
				key: call.id,
				hold: programHoldToken(line.id, call.id),
				// There are no letters on a phone: the desk asks for the name by this number.
				person: { name: `Anruf ${ask.ownNumber}`, phone: ask.ownNumber },
				mayAsk: false,
				showsLanguage: false,
				locale: "de",
				now,
			});
			if (!booked.ok) {
				// Nothing but a number can be typed: of what else is missing nobody is told that the number is wrong.
				const isNumber =
					booked.error === "person-invalid" && "phone" in booked.errors;
				const why = isNumber ? "number-wrong" : WHY[booked.error];
				return { to: "refusal", why: why ?? "not-now" };
			}
			const { reference, pin } = booked.value;
			return { to: "book", reference, pin };
		}
		case "find":
		case "cancel": {
			const { reference, pin } = ask;
			const asked = { which: { reference, pin }, now };
			const done = await (ask.for === "find"
				? lookUp(caller, asked)
				: cancel(caller, asked));
			return done.ok
				? { to: ask.for, found: foundIn(done.value, catalog) }
				: { to: "refusal", why: WHY[done.error] ?? "not-now" };
		}
	}
}

const WHY: Readonly<Partial<Record<string, Refusal>>> = {
	"no-match": "no-match",
	"unknown-appointment": "no-match",
	"too-many-for-contact": "too-many",
	"too-many-for-person": "too-many",
	"too-late": "too-late",
	"already-here": "too-late",
	"slot-taken": "taken",
	"unknown-hold": "taken",
	"hold-changed": "taken",
};

/** Those that people ask for most come first. */
const servicesOf = ({ services }: Catalog): Option[] =>
	services
		.filter(({ bookable, isOffered }) => bookable && isOffered)
		.toSorted((a, b) => Number(b.popular) - Number(a.popular))
		.map(({ slug, text }) => ({ value: slug, name: text.name }));

/** Those that do it; not those that ask everybody for a mail address: nobody types one on a phone. */
async function stationsOf(
	catalog: Catalog,
	line: Caller,
	service: string,
	now: Temporal.Instant,
): Promise<Option[]> {
	const today = civilDateOf(now);
	const selection = parseSelection([service], catalog, today);
	if (!selection.ok) return [];
	const agreed = catalog.stations.filter(
		({ id, isPublic, phase, contactRule }) =>
			isPublic &&
			phase !== "walk-in" &&
			contactRule !== "email" &&
			isAgreedAt(line, id),
	);
	const serving = await listServingStations(
		agreed.map(({ id }) => id),
		selection.value.map((chosen) => chosen.service.id),
		today,
	);
	return agreed
		.filter(({ id }) => serving.has(id))
		.map(({ slug, shortName }) => ({ value: slug, name: shortName }));
}

/** Of days of which the line has its share nothing is read out: it could not be booked. */
async function findTimes(
	catalog: Catalog,
	line: Caller,
	{ call, ask, now }: Asked & { ask: Extract<Ask, { for: "times" }> },
): Promise<Time[]> {
	const station = findStation(catalog, ask.station);
	const today = civilDateOf(now);
	const selection = parseSelection([ask.service], catalog, today);
	if (!station || !selection.ok) return [];
	const asked = askedFor(selection.value, catalog.limits);
	const [free] = await listFreeDays({
		stationIds: [station.id],
		...asked,
		channel: "online",
		from: today,
		until: addDays(today, station.horizonDays),
		now,
	});
	const days = free?.days ?? [];
	const used = await listDaysUsed(line, {
		stationId: station.id,
		dates: days.map(({ date }) => date),
		minutesOn: (date) => asked.lengthOn(date) ?? 0,
		holdKey: holdKeyOf(programHoldToken(line.id, call.id)),
		now,
	});
	return timesOfPage(
		days.filter(({ date }) => !used.has(date)),
		ask.page,
	);
}

function foundIn(view: AppointmentView, catalog: Catalog): Found {
	const station = findStation(catalog, view.stationSlug);
	return {
		date: view.date,
		start: view.start,
		station: station?.shortName ?? "",
		kind: view.kind,
		canCancel: view.canCancel,
		isCancelled: view.status === "cancelled",
	};
}

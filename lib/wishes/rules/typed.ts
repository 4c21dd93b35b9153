import {
	NOTHING_TYPED,
	parseContact,
	parseDetails,
} from "#lib/booking/rules/schema.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import type { Selection } from "#lib/catalog/rules/selection.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, textOf, textsOf, typedIn } from "#lib/sent.ts";
import { addDays, type CivilDate } from "#lib/time.ts";
import {
	NOBODY,
	NOTICES,
	type UrgentReason,
	type Wanted,
	type WishPerson,
} from "#lib/wishes/wishes.ts";
import { HALVES_OF_WEEK, readHalves } from "./halves.ts";
import { MAX_DAYS_AHEAD } from "./wanted.ts";

/** Who moves has two weeks to say so (§ 17 BMG). */
const DAYS_TO_REGISTER = 14;

/** What one form tells of a wish: services and the language come with it. */
export interface ToldWish {
	wanted: Omit<Wanted, "services" | "minorCase">;
	person: WishPerson;
	/** Ticked: the desk may see their language. */
	showsLanguage: boolean;
}

export type WishProblem =
	| "stations-missing"
	| "date-invalid"
	| "date-past"
	| "date-order"
	| "date-far"
	| "urgent-date-missing"
	| "urgent-date-wrong"
	| "name-missing"
	| "name-too-long"
	| "email-invalid"
	| "phone-invalid";

/** What comes back to be put right. */
const MAX_SHOWN = 1_000;
/** Who moved longer ago is late already, and who travels later has time. */
const MOVED_DAYS = 60;
const TRAVEL_DAYS = 180;

/** Every field of the form that holds one text. */
const NOTHING_SENT = {
	wo: "any",
	von: "",
	bis: "",
	vorlauf: "120",
	eilig: "none",
	umzug: "",
	reise: "",
	name: "",
	email: "",
	phone: "",
	showsLanguage: "",
};

/** The form before anybody has typed. */
export function emptyWish(
	/** Slug, if one was chosen before. */
	station: string | null,
): Sent {
	return {
		...NOTHING_SENT,
		wo: station ? "some" : "any",
		station: station ? [station] : [],
		wann: [],
	};
}

/** What a form sent, to be shown again beside what is wrong. */
export function shownWish(sent: Sent): Sent {
	return {
		...typedIn(sent, NOTHING_SENT, MAX_SHOWN),
		station: textsOf(sent, "station").slice(0, 20),
		wann: textsOf(sent, "wann").slice(0, HALVES_OF_WEEK.length),
	};
}

/** A wish as the form's fields show it. */
export function fieldsOfWish(
	{ wanted, person }: Pick<ToldWish, "wanted" | "person">,
	today: CivilDate,
): Sent {
	const { urgent } = wanted;
	return {
		wo: wanted.stations.length > 0 ? "some" : "any",
		station: wanted.stations,
		wann: wanted.halves,
		von: wanted.earliest > today ? wanted.earliest : "",
		bis: wanted.latest,
		vorlauf: String(wanted.noticeMinutes),
		eilig: urgent?.reason ?? "none",
		umzug:
			urgent?.reason === "moved" ? addDays(urgent.by, -DAYS_TO_REGISTER) : "",
		reise: urgent?.reason === "travel" ? urgent.by : "",
		name: person.name ?? "",
		email: person.email ?? "",
		phone: person.phone ?? "",
	};
}

/** The longest notice of the form that asks for no more than these minutes. */
export const noticeOf = (minutes: number): (typeof NOTICES)[number] =>
	NOTICES.findLast((notice) => notice <= minutes) ?? 0;

/** Why it may be urgent: nobody is asked about a journey who registers a dog. */
export function urgentReasons(selection: Selection): UrgentReason[] {
	const moves = selection.some(({ service }) =>
		service.slug.startsWith("wohnsitz-"),
	);
	const travels = selection.some(({ service }) => service.minorRule !== null);
	return [
		...(moves ? (["moved"] as const) : []),
		...(travels ? (["travel"] as const) : []),
	];
}

type Errors = Record<string, WishProblem>;

/** What a wish may say, here and today. */
interface WishBounds {
	today: CivilDate;
	/** Slugs of the stations one can choose. */
	stations: readonly string[];
	/** The last day for which times can be booked. */
	horizon: CivilDate;
}

export function wishBounds(
	stations: readonly Pick<Station, "slug" | "horizonDays">[],
	today: CivilDate,
): WishBounds {
	const days = Math.max(0, ...stations.map(({ horizonDays }) => horizonDays));
	return {
		today,
		stations: stations.map(({ slug }) => slug),
		horizon: addDays(today, days),
	};
}

/**
 * Reads the form; each problem stands under the field that shows it.
 * @throws never: whatever was sent is either a wish or named problems.
 */
export function readWish(
	sent: Sent,
	bounds: WishBounds,
): { ok: true; value: ToldWish } | { ok: false; errors: Errors } {
	const errors: Errors = {};
	const { today, horizon } = bounds;
	const text = (name: string) => textOf(sent, name).trim();
	const value = {
		wanted: {
			stations: readStations(sent, bounds.stations, errors),
			halves: readHalves(sent, "wann"),
			...readSpan(text, today, horizon, errors),
			noticeMinutes: readNotice(text("vorlauf")),
			urgent: readUrgent(text, today, errors),
		},
		person: readPerson(text, errors),
		showsLanguage: text("showsLanguage") !== "",
	};
	return Object.keys(errors).length === 0
		? { ok: true, value }
		: { ok: false, errors };
}

const readNotice = (text: string): number =>
	NOTICES.find((minutes) => String(minutes) === text) ?? 120;

function readStations(
	sent: Sent,
	known: readonly string[],
	errors: Errors,
): string[] {
	if (textOf(sent, "wo") !== "some") return [];
	const ticked = textsOf(sent, "station");
	const chosen = known.filter((slug) => ticked.includes(slug));
	if (chosen.length === 0) errors.station = "stations-missing";
	return chosen;
}

function readSpan(
	text: (name: string) => string,
	today: CivilDate,
	horizon: CivilDate,
	errors: Errors,
): Pick<Wanted, "earliest" | "latest"> {
	const read = (name: "von" | "bis") => {
		const typed = text(name);
		const date = parseCivilDate(typed);
		if (typed && !date) errors[name] = "date-invalid";
		return date;
	};
	const from = read("von");
	const until = read("bis");
	if (from && from > horizon) errors.von = "date-far";
	if (until && until < today) errors.bis = "date-past";
	else if (until && until > addDays(today, MAX_DAYS_AHEAD))
		errors.bis = "date-far";
	else if (from && until && until < from) errors.bis ??= "date-order";
	return {
		// A day that is over says no more than none.
		earliest: from && from > today ? from : today,
		latest: until ?? horizon,
	};
}

function readUrgent(
	text: (name: string) => string,
	today: CivilDate,
	errors: Errors,
): Wanted["urgent"] {
	const reason = text("eilig");
	if (reason !== "moved" && reason !== "travel") return null;
	const isMoved = reason === "moved";
	const field = isMoved ? "umzug" : "reise";
	const on = parseCivilDate(text(field));
	if (!on) {
		errors[field] = "urgent-date-missing";
		return null;
	}
	const [first, last] = isMoved
		? [addDays(today, -MOVED_DAYS), addDays(today, DAYS_TO_REGISTER)]
		: [today, addDays(today, TRAVEL_DAYS)];
	if (on < first || on > last) errors[field] = "urgent-date-wrong";
	const by = isMoved ? addDays(on, DAYS_TO_REGISTER) : on;
	// Whoever is late by now must not be told that it is too late to be in a hurry.
	return { reason, by: by < today ? today : by };
}

function readPerson(
	text: (name: string) => string,
	errors: Errors,
): WishPerson {
	const [name, email, phone] = [text("name"), text("email"), text("phone")];
	if (!name) {
		const parsed = parseContact({ email, phone, mayAsk: "" });
		if (parsed.ok) return { ...NOBODY, ...parsed.contact };
		Object.assign(errors, parsed.errors);
		return NOBODY;
	}
	const parsed = parseDetails({ ...NOTHING_TYPED, name, email, phone });
	if (!parsed.ok) Object.assign(errors, parsed.errors);
	return parsed.ok && !("contact" in parsed.details) ? parsed.details : NOBODY;
}

import { GRID_MINUTES } from "#lib/availability/rules/free-starts.ts";
import type { Opening } from "#lib/availability/rules/opening.ts";
import { overlaps } from "#lib/availability/rules/span.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { readClock } from "#lib/text/typed-clock.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import {
	type CivilDate,
	type Minute,
	mondayOf,
	type Weekday,
} from "#lib/time.ts";
import { dayRelease } from "./day-release.ts";
import type { DaySpan } from "./edit.ts";
import type { PlannedDesk, RosterPlan } from "./plan.ts";

/** What a form sent: all values of a field. */
export type Typed = (name: string) => readonly string[];

export type RosterProblem =
	| "desks-missing"
	| "kind-missing"
	| "weekday-missing"
	| "every-invalid"
	| "week-of-month-missing"
	| "date-invalid"
	| "date-past"
	| "time-invalid"
	| "time-off-grid"
	| "until-before-from"
	| "channel-missing"
	| "release-days-invalid"
	| "release-time-invalid"
	| "last-before-first"
	| "name-missing"
	| "name-too-long"
	| "name-taken"
	| "position-invalid"
	| "services-missing"
	| "spans-missing"
	| "spans-overlap"
	| "week-same";

type Errors = Record<string, RosterProblem>;
export type Read<Value> =
	| { ok: true; value: Value }
	| { ok: false; errors: Errors };

/** What new openings begin with, and what belongs to the station. */
export interface RosterBounds {
	deskIds: readonly number[];
	/** Of services that can be booked. */
	serviceIds: readonly number[];
	/** Of other desks. */
	deskNames: readonly string[];
	release: { daysBefore: number; minute: Minute; byLot: boolean };
	today: CivilDate;
	/** As it is so far. */
	plan: RosterPlan;
}

export const CHANNELS = ["online", "staff", "walk-in"] as const;
const KINDS = ["weekly", "monthly", "single"] as const;
const MAX_WEEKS = 8;
const MAX_RELEASE_DAYS = 365;
/** Rows of the form for one day. */
export const MAX_SPANS = 8;
const MAX_NAME = 40;
const DAY_END = 1440;

/** One opening, or one for each of several weekdays: each is an opening of its own from then on. */
export function readOpenings(
	typed: Typed,
	bounds: RosterBounds,
): Read<Omit<Opening, "id">[]> {
	const errors: Errors = {};
	const deskIds = readDesks(typed, bounds, errors);
	const whens = readWhens(typed, errors);
	const [when] = whens;
	const { from, until } = readSpan(typed, "", errors);
	const channel = oneOf(CHANNELS, first(typed, "channel"));
	if (!channel) errors.channel = "channel-missing";
	const release = readRelease(typed, channel, errors);
	const validity = readValidity(typed, when, bounds, errors);
	return answer(errors, () =>
		whens.map((one) => ({
			deskIds,
			...one,
			from,
			until,
			channel: channel ?? "walk-in",
			...release,
			...validity,
		})),
	);
}

function readDesks(
	typed: Typed,
	{ deskIds }: RosterBounds,
	errors: Errors,
): number[] {
	const sent = new Set(typed("desks"));
	const desks = deskIds.filter((id) => sent.has(String(id)));
	if (desks.length === 0) errors.desks = "desks-missing";
	return desks;
}

type When = Pick<
	Opening,
	"kind" | "weekday" | "everyWeeks" | "weekOfMonth" | "date"
>;

/** At least one; several differ in their weekday only. */
function readWhens(typed: Typed, errors: Errors): [When, ...When[]] {
	const none = { weekday: null, everyWeeks: 1, weekOfMonth: null, date: null };
	const kind = oneOf(KINDS, first(typed, "kind"));
	if (!kind) errors.kind = "kind-missing";
	if (kind === "single") {
		const date = parseCivilDate(first(typed, "date").trim());
		if (!date) errors.date = "date-invalid";
		return [{ ...none, kind, date }];
	}
	if (kind === "monthly") {
		const weeks = [1, 2, 3, 4, -1] as const;
		const week = wholeNumber(first(typed, "weekOfMonth"));
		const weekOfMonth = weeks.find((one) => one === week) ?? null;
		if (weekOfMonth === null) errors.weekOfMonth = "week-of-month-missing";
		const weekdays = readWeekdays(typed, "monthWeekdays", errors);
		const [one, ...more] = weekdays.map(
			(weekday): When => ({ ...none, kind, weekday, weekOfMonth }),
		);
		return [one ?? { ...none, kind, weekOfMonth }, ...more];
	}
	const everyWeeks = wholeNumber(first(typed, "everyWeeks")) ?? 0;
	if (kind && (everyWeeks < 1 || everyWeeks > MAX_WEEKS))
		errors.everyWeeks = "every-invalid";
	const weekdays = kind ? readWeekdays(typed, "weekdays", errors) : [];
	const [one, ...more] = weekdays.map(
		(weekday): When => ({ ...none, kind: "weekly", weekday, everyWeeks }),
	);
	return [one ?? { ...none, kind: "weekly", everyWeeks }, ...more];
}

/** In the order of the week, each once. */
function readWeekdays(typed: Typed, name: string, errors: Errors): Weekday[] {
	const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
	const sent = typed(name).map(wholeNumber);
	const chosen = weekdays.filter((weekday) => sent.includes(weekday));
	if (chosen.length === 0) errors[name] = "weekday-missing";
	return chosen;
}

/** @param suffix of the fields' names, where a form has several spans */
function readSpan(
	typed: Typed,
	suffix: string,
	errors: Errors,
): { from: Minute; until: Minute } {
	const minute = (name: string) => {
		const read = readClock(first(typed, `${name}${suffix}`));
		if (read === null) errors[`${name}${suffix}`] = "time-invalid";
		else if (read % GRID_MINUTES !== 0)
			errors[`${name}${suffix}`] = "time-off-grid";
		return read;
	};
	const from = minute("from");
	const until = minute("until");
	if (from !== null && until !== null && until <= from)
		errors[`until${suffix}`] ??= "until-before-from";
	return { from: from ?? 0, until: until ?? 0 };
}

function readRelease(
	typed: Typed,
	channel: Opening["channel"] | null,
	errors: Errors,
): Pick<Opening, "releaseDaysBefore" | "releaseMinute" | "byLot"> {
	// Nobody books walk-in times, so nothing is released.
	if (channel === "walk-in" || channel === null)
		return { releaseDaysBefore: 0, releaseMinute: 0, byLot: false };
	const days = wholeNumber(first(typed, "releaseDays"));
	if (days === null || days < 0 || days > MAX_RELEASE_DAYS)
		errors.releaseDays = "release-days-invalid";
	const minute = readClock(first(typed, "releaseTime"));
	if (minute === null || minute >= DAY_END)
		errors.releaseTime = "release-time-invalid";
	return {
		releaseDaysBefore: days ?? 0,
		releaseMinute: minute ?? 0,
		// The counter's own times are not for everybody, so there is nothing to draw.
		byLot: channel === "online" && first(typed, "byLot") === "lot",
	};
}

function readValidity(
	typed: Typed,
	{ kind, date }: Pick<When, "kind" | "date">,
	{ today }: RosterBounds,
	errors: Errors,
): Pick<Opening, "validFrom" | "validUntil"> {
	if (kind === "single") {
		if (date !== null && date < today) errors.date = "date-past";
		return { validFrom: date ?? today, validUntil: date };
	}
	const validFrom = parseCivilDate(first(typed, "validFrom").trim());
	if (!validFrom) errors.validFrom = "date-invalid";
	const last = first(typed, "validUntil").trim();
	const validUntil = last === "" ? null : parseCivilDate(last);
	if (last !== "" && validUntil === null) errors.validUntil = "date-invalid";
	else if (validUntil !== null && validUntil < today)
		errors.validUntil = "date-past";
	if (validFrom !== null && validUntil !== null && validUntil < validFrom)
		errors.validUntil ??= "last-before-first";
	return { validFrom: validFrom ?? today, validUntil };
}

export function readDesk(
	typed: Typed,
	bounds: RosterBounds,
): Read<Omit<PlannedDesk, "id" | "ownDays">> {
	const errors: Errors = {};
	const name = first(typed, "name").replace(/\s+/gu, " ").trim();
	if (name === "") errors.name = "name-missing";
	else if ([...name].length > MAX_NAME) errors.name = "name-too-long";
	else if (bounds.deskNames.includes(name)) errors.name = "name-taken";
	const position = wholeNumber(first(typed, "position"));
	if (position === null || position < 1 || position > 99)
		errors.position = "position-invalid";
	const all = first(typed, "serves") !== "some";
	const sent = new Set(typed("services"));
	const serves = bounds.serviceIds.filter((id) => sent.has(String(id)));
	if (!all && serves.length === 0) errors.services = "services-missing";
	return answer(errors, () => ({
		name,
		position: position ?? 1,
		active: first(typed, "active") !== "",
		serves: all ? null : serves,
	}));
}

/** One day of some desks, as it shall be whatever the regular openings say. */
export function readDay(
	typed: Typed,
	bounds: RosterBounds,
): Read<{ deskIds: number[]; date: CivilDate; spans: DaySpan[] }> {
	const errors: Errors = {};
	const deskIds = readDesks(typed, bounds, errors);
	const date = parseCivilDate(first(typed, "date").trim());
	if (!date) errors.date = "date-invalid";
	else if (date < bounds.today) errors.date = "date-past";
	const spans =
		first(typed, "opens") === "closed"
			? []
			: readSpans(typed, bounds, { deskIds, date }, errors);
	return answer(errors, () => ({ deskIds, date: date ?? bounds.today, spans }));
}

function readSpans(
	typed: Typed,
	{ release, plan }: RosterBounds,
	{ deskIds, date }: { deskIds: readonly number[]; date: CivilDate | null },
	errors: Errors,
): DaySpan[] {
	const rows = Array.from({ length: MAX_SPANS }, (_, row) => row).filter(
		(row) =>
			first(typed, `from-${row}`).trim() !== "" ||
			first(typed, `until-${row}`).trim() !== "",
	);
	if (rows.length === 0) errors["from-0"] = "spans-missing";
	const spans = rows.map((row): DaySpan => {
		const channel = oneOf(CHANNELS, first(typed, `channel-${row}`));
		if (!channel) errors[`channel-${row}`] = "channel-missing";
		const isReleased = channel !== null && channel !== "walk-in";
		const span = {
			...readSpan(typed, `-${row}`, errors),
			channel: channel ?? ("walk-in" as const),
		};
		return {
			...span,
			releaseDaysBefore: isReleased ? release.daysBefore : 0,
			releaseMinute: isReleased ? release.minute : 0,
			byLot: channel === "online" && release.byLot,
			...(isReleased && date && dayRelease(plan, deskIds, date, span)),
		};
	});
	for (const [index, span] of spans.entries()) {
		const row = rows[index];
		if (spans.slice(0, index).some((other) => overlaps(other, span)))
			errors[`from-${row}`] ??= "spans-overlap";
	}
	return spans.sort((a, b) => a.from - b.from);
}

/** Any day names its week. */
export function readWeeks(
	typed: Typed,
	{ today }: Pick<RosterBounds, "today">,
): Read<{ from: CivilDate; to: CivilDate }> {
	const errors: Errors = {};
	const week = (name: string) => {
		const date = parseCivilDate(first(typed, name).trim());
		if (!date) errors[name] = "date-invalid";
		return mondayOf(date ?? today);
	};
	const from = week("from");
	const to = week("to");
	if (!errors.to && to < mondayOf(today)) errors.to = "date-past";
	if (from === to) errors.to ??= "week-same";
	return answer(errors, () => ({ from, to }));
}

/** From which day on the copied openings hold. */
export function readValidFrom(
	typed: Typed,
	{ today }: Pick<RosterBounds, "today">,
): Read<CivilDate> {
	const date = parseCivilDate(first(typed, "validFrom").trim());
	if (!date) return { ok: false, errors: { validFrom: "date-invalid" } };
	if (date < today) return { ok: false, errors: { validFrom: "date-past" } };
	return { ok: true, value: date };
}

function answer<Value>(errors: Errors, value: () => Value): Read<Value> {
	return Object.keys(errors).length === 0
		? { ok: true, value: value() }
		: { ok: false, errors };
}

const first = (typed: Typed, name: string) => typed(name)[0] ?? "";

function oneOf<Value extends string>(
	values: readonly Value[],
	text: string,
): Value | null {
	return values.find((value) => value === text) ?? null;
}

function wholeNumber(text: string): number | null {
	const plain = plainDigits(text);
	return /^-?\d{1,4}$/.test(plain) ? Number(plain) : null;
}

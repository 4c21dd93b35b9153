import { parseCivilDate } from "#lib/civil-date.ts";
import type { NewClosure } from "#lib/planning/planning.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import {
	type CivilDate,
	daysBetween,
	type Minute,
	parseClock,
} from "#lib/time.ts";
import { MAX_SERIES, REPEATS, type Repeat, seriesOf } from "./series.ts";

/** As typed, each a text. */
export interface TypedClosure {
	scope: string;
	desk: string;
	services: readonly string[];
	from: string;
	until: string;
	fromTime: string;
	untilTime: string;
	repeat: string;
	repeatUntil: string;
	reason: string;
	reasonEn: string;
}

export type ClosureField = keyof TypedClosure;

export type ClosureProblem =
	| "scope-missing"
	| "city-forbidden"
	| "desk-unknown"
	| "services-missing"
	| "date-missing"
	| "date-past"
	| "date-far"
	| "date-before"
	| "time-invalid"
	| "time-before"
	| "repeat-invalid"
	| "repeat-overlap"
	| "repeat-many"
	| "reason-missing"
	| "reason-long";

/** What a closure may name. */
interface ClosureChoices {
	stationId: number;
	/** Of this station. */
	deskIds: readonly number[];
	serviceIds: readonly number[];
	/** This account may close the whole city. */
	mayCity: boolean;
	today: CivilDate;
}

const SCOPES = ["station", "desk", "services", "city"] as const;
/** So far ahead something can be closed: three years. */
const MAX_DAYS_AHEAD = 3 * 366;
const MAX_REASON = 200;

/** A closure out of a form, or what is wrong with each of its fields. */
export function readClosure(
	typed: TypedClosure,
	choices: ClosureChoices,
):
	| { ok: true; closure: NewClosure }
	| { ok: false; problems: Partial<Record<ClosureField, ClosureProblem>> } {
	const problems: Partial<Record<ClosureField, ClosureProblem>> = {};
	const scope = SCOPES.find((one) => one === typed.scope);
	if (!scope) problems.scope = "scope-missing";
	else if (scope === "city" && !choices.mayCity)
		problems.scope = "city-forbidden";
	const deskId = scope === "desk" ? Number(typed.desk) : null;
	if (deskId !== null && !choices.deskIds.includes(deskId))
		problems.desk = "desk-unknown";
	const serviceIds =
		scope === "services" ? [...new Set(typed.services.map(Number))] : [];
	if (
		scope === "services" &&
		(serviceIds.length === 0 ||
			serviceIds.some((id) => !choices.serviceIds.includes(id)))
	)
		problems.services = "services-missing";

	const from = parseCivilDate(typed.from.trim());
	const until = typed.until.trim() ? parseCivilDate(typed.until.trim()) : from;
	if (!from) problems.from = "date-missing";
	else if (from < choices.today) problems.from = "date-past";
	else if (isFar(from, choices)) problems.from = "date-far";
	if (!until && typed.until.trim()) problems.until = "date-missing";
	else if (from && until && until < from) problems.until = "date-before";
	else if (until && isFar(until, choices)) problems.until = "date-far";

	const times = readTimes(typed, problems);
	const days = readDays(typed, from, until, choices, problems);

	const reason = tidy(typed.reason);
	const reasonEn = tidy(typed.reasonEn);
	if (reason === "") problems.reason = "reason-missing";
	else if (reason.length > MAX_REASON) problems.reason = "reason-long";
	if (reasonEn.length > MAX_REASON) problems.reasonEn = "reason-long";

	if (!scope || Object.keys(problems).length > 0)
		return { ok: false, problems };
	return {
		ok: true,
		closure: {
			scope,
			stationId: scope === "city" ? null : choices.stationId,
			deskId,
			serviceIds,
			...times,
			days,
			reason: { de: reason, en: reasonEn },
		},
	};
}

const isFar = (date: CivilDate, { today }: ClosureChoices) =>
	daysBetween(today, date) > MAX_DAYS_AHEAD;

type Problems = Partial<Record<ClosureField, ClosureProblem>>;

/** Both empty: whole days. One alone means from the beginning, or until the end, of each day. */
function readTimes(
	typed: TypedClosure,
	problems: Problems,
): { from: Minute | null; until: Minute | null } {
	const read = (field: "fromTime" | "untilTime"): Minute | null => {
		const text = plainDigits(typed[field]).replace(/\s*Uhr$/i, "");
		if (text === "") return null;
		if (field === "untilTime" && /^24([:.]00)?$/.test(text)) return 1440;
		const [, hours, minutes = "00"] =
			/^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text) ?? [];
		const minute = hours
			? parseClock(`${hours.padStart(2, "0")}:${minutes}`)
			: null;
		if (minute === null) problems[field] = "time-invalid";
		return minute;
	};
	const from = read("fromTime");
	const until = read("untilTime");
	if (problems.fromTime || problems.untilTime)
		return { from: null, until: null };
	if (from === null && until === null) return { from, until };
	const span = { from: from ?? 0, until: until ?? 1440 };
	if (span.until <= span.from) problems.untilTime = "time-before";
	return span;
}

function readDays(
	typed: TypedClosure,
	from: CivilDate | null,
	until: CivilDate | null,
	choices: ClosureChoices,
	problems: Problems,
): NewClosure["days"] {
	const repeat: Repeat | undefined = REPEATS.find(
		(one) => one === (typed.repeat || "once"),
	);
	if (!repeat) {
		problems.repeat = "repeat-invalid";
		return [];
	}
	if (!from || !until || until < from || problems.from || problems.until)
		return [];
	const first = { startDate: from, endDate: until };
	if (repeat === "once") return [first];
	const last = parseCivilDate(typed.repeatUntil.trim());
	if (!last) problems.repeatUntil = "date-missing";
	else if (last < from) problems.repeatUntil = "date-before";
	else if (isFar(last, choices)) problems.repeatUntil = "date-far";
	if (!last || problems.repeatUntil) return [];
	const days = seriesOf(first, repeat, last);
	if (days.length > MAX_SERIES) problems.repeatUntil = "repeat-many";
	const [, second] = days;
	if (second && second.startDate <= until) problems.repeat = "repeat-overlap";
	return days;
}

/** Control characters and marks that turn the reading direction have no place on public pages. */
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const tidy = (text: string) =>
	text.normalize("NFC").replace(UNSEEN, " ").replace(/\s+/gu, " ").trim();

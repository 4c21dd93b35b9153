import { GRID_MINUTES } from "#lib/availability/rules/places.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { type Sent, typedIn } from "#lib/sent.ts";
import { readClock } from "#lib/text/typed-clock.ts";
import { plainDigits } from "#lib/text/typed-digits.ts";
import { addDays, type CivilDate, type Minute } from "#lib/time.ts";
import type { Wish } from "./compare.ts";

/** As an address says it, each a text: the names are those of the form's fields. */
const UNASKED = {
	tag: "",
	plaetze: "",
	"plaetze-von": "",
	"plaetze-bis": "",
	krank: "",
	pause: "",
	"pause-von": "",
	"pause-bis": "",
	von: "",
	bis: "",
	online: "",
	ohne: "",
	anliegen: "",
	minuten: "",
	menschen: "",
	erinnerung: "",
	auffuellen: "",
	zu: "",
	gilt: "",
};
export type Asked = typeof UNASKED;
export type QuestionField = keyof Asked;

export type QuestionProblem =
	| "date-invalid"
	| "date-past"
	| "date-far"
	| "desks-invalid"
	| "desk-unknown"
	| "rest-invalid"
	| "rest-span"
	| "time-invalid"
	| "time-off-grid"
	| "until-before-from"
	| "share-invalid"
	| "share-sum"
	| "service-unknown"
	| "minutes-invalid"
	| "people-invalid"
	/** Of a day that is over. */
	| "past-fixed";

/** What keeps the work bounded, whatever an address says. */
const MOST_DESKS = 10;
const MOST_REST = 120;
const MOST_MINUTES = 120;
const FEWEST_PEOPLE = -50;
const MOST_PEOPLE = 100;
/** Further ahead hardly anything is planned. */
export const DAYS_AHEAD = 60;
/** Longer than any answer: what is longer was not typed. */
const LONGEST = 20;

export type Question =
	| { ok: true; date: CivilDate | null; wish: Wish; isAsked: boolean }
	| { ok: false; problems: Partial<Record<QuestionField, QuestionProblem>> };

export function askedIn(sent: Sent): Asked {
	return typedIn(sent, UNASKED, LONGEST);
}

/** Null: none is asked for, or none that can be played. */
export function askedDate(sent: Sent, today: CivilDate): CivilDate | null {
	const date = parseCivilDate(askedIn(sent).tag.trim());
	return date && date >= today && date <= addDays(today, DAYS_AHEAD)
		? date
		: null;
}

/** What is tried, out of an address; `isAsked` is false as long as nothing is changed. */
export function readQuestion(
	sent: Sent,
	{
		today,
		deskIds,
		services,
	}: {
		today: CivilDate;
		deskIds: readonly number[];
		services: readonly { id: number; minutes: number }[];
	},
): Question {
	const asked = askedIn(sent);
	const problems: Partial<Record<QuestionField, QuestionProblem>> = {};
	const number = (
		field: QuestionField,
		[least, most]: readonly [number, number],
		problem: QuestionProblem,
	): number | null => {
		const text = plainDigits(asked[field]).replace(/\s*%$/, "");
		if (text === "") return null;
		const read = /^[+-]?\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
		if (read >= least && read <= most) return read;
		problems[field] = problem;
		return null;
	};
	const clock = (field: QuestionField): Minute | null => {
		if (asked[field].trim() === "") return null;
		const minute = readClock(asked[field]);
		if (minute === null) problems[field] = "time-invalid";
		else if (minute % GRID_MINUTES !== 0) problems[field] = "time-off-grid";
		return minute;
	};
	const ends = (first: QuestionField, last: QuestionField) => {
		const from = clock(first);
		const until = clock(last);
		if (from !== null && until !== null && until <= from)
			problems[last] ??= "until-before-from";
		return { from, until };
	};

	const date = parseCivilDate(asked.tag.trim());
	if (asked.tag.trim() !== "" && !date) problems.tag = "date-invalid";
	else if (date && date < today) problems.tag = "date-past";
	else if (date && date > addDays(today, DAYS_AHEAD)) problems.tag = "date-far";

	const more =
		number("plaetze", [-MOST_DESKS, MOST_DESKS], "desks-invalid") ?? 0;
	const when = ends("plaetze-von", "plaetze-bis");
	const sickDeskId = deskIds.find((id) => String(id) === asked.krank) ?? null;
	if (asked.krank !== "" && sickDeskId === null)
		problems.krank = "desk-unknown";

	const minutes = number("pause", [0, MOST_REST], "rest-invalid") ?? 0;
	const resting = ends("pause-von", "pause-bis");
	if (minutes > 0 && !problems["pause-von"] && !problems["pause-bis"]) {
		if (resting.from === null) problems["pause-von"] = "rest-span";
		else if (resting.until === null) problems["pause-bis"] = "rest-span";
		else if (resting.until - resting.from < minutes)
			problems["pause-bis"] = "rest-span";
	}
	const opening = ends("von", "bis");

	const online = number("online", [0, 100], "share-invalid");
	const walkIn = number("ohne", [0, 100], "share-invalid");
	if (online !== null && walkIn === null && !problems.ohne)
		problems.ohne = "share-invalid";
	if (walkIn !== null && online === null && !problems.online)
		problems.online = "share-invalid";
	if ((online ?? 0) + (walkIn ?? 0) > 100) problems.ohne ??= "share-sum";

	const service = services.find(({ id }) => String(id) === asked.anliegen);
	if (asked.anliegen !== "" && !service) problems.anliegen = "service-unknown";
	const length = number(
		"minuten",
		[GRID_MINUTES, MOST_MINUTES],
		"minutes-invalid",
	);
	if (service && length === null) problems.minuten ??= "minutes-invalid";
	if (length !== null && asked.anliegen === "")
		problems.anliegen = "service-unknown";

	const people =
		number("menschen", [FEWEST_PEOPLE, MOST_PEOPLE], "people-invalid") ?? 0;

	if (Object.keys(problems).length > 0) return { ok: false, problems };
	const wish: Wish = {
		desks: { more, ...when },
		sickDeskId,
		rest:
			minutes > 0 && resting.from !== null && resting.until !== null
				? { minutes, from: resting.from, until: resting.until }
				: null,
		hours: spanOf(opening),
		shares: online !== null && walkIn !== null ? { online, walkIn } : null,
		isClosed: asked.zu !== "",
		people,
		length:
			service && length !== null
				? { serviceId: service.id, more: length - service.minutes }
				: null,
		reminder: REMINDERS[asked.erinnerung] ?? "as-now",
		refills: asked.auffuellen !== "",
		days: DAYS[asked.gilt] ?? "one",
	};
	return { ok: true, date, wish, isAsked: isAsking(wish) };
}

const REMINDERS: Readonly<Record<string, Wish["reminder"]>> = {
	keine: "none",
	alle: "all",
};
const DAYS: Readonly<Record<string, Wish["days"]>> = {
	wochentag: "weekday",
	immer: "every",
};

/** One of them alone: the other end stays as it is. */
function spanOf({
	from,
	until,
}: {
	from: Minute | null;
	until: Minute | null;
}): Wish["hours"] {
	return from === null && until === null ? null : { from, until };
}

/** Whether anything differs from the plan of today. */
function isAsking(wish: Wish): boolean {
	return (
		wish.desks.more !== 0 ||
		wish.sickDeskId !== null ||
		wish.rest !== null ||
		wish.hours !== null ||
		wish.shares !== null ||
		wish.isClosed ||
		wish.people !== 0 ||
		(wish.length !== null && wish.length.more !== 0) ||
		wish.reminder !== "as-now" ||
		wish.refills
	);
}

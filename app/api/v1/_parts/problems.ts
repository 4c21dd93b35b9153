import { z } from "zod";
import type { takeKeys } from "#lib/phone/commands/take-keys.ts";
import type { BookRefusal } from "#lib/programs/commands/book.ts";
import type {
	checkIn,
	drawNumber,
} from "#lib/programs/commands/in-the-house.ts";
import type { cancel, MoveRefusal } from "#lib/programs/commands/manage.ts";
import type { Answer, once } from "#lib/programs/commands/once.ts";
import type { ReserveRefusal } from "#lib/programs/commands/reserve.ts";
import type { WishRefusal } from "#lib/programs/commands/wish.ts";
import { env } from "#lib/runtime/env.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { problemSchema } from "./contract.ts";

type RefusalOf<Command extends (...args: never[]) => Promise<unknown>> =
	Extract<Awaited<ReturnType<Command>>, { ok: false }> extends {
		error: infer Refusal;
	}
		? Refusal
		: never;

/** Everything that can be wrong with a command of a program. Names are part of the contract: they stay. */
export type ProblemCode =
	| ReserveRefusal
	| BookRefusal
	| MoveRefusal
	| RefusalOf<typeof cancel>
	| RefusalOf<typeof once>
	| RefusalOf<typeof takeKeys>
	| RefusalOf<typeof checkIn>
	| RefusalOf<typeof drawNumber>
	| Exclude<WishRefusal, "person-invalid">
	| "person-invalid"
	| "body-invalid"
	| "body-too-large"
	| "body-unreadable"
	| "content-type"
	| "failed"
	| "invalid-token"
	| "key-missing"
	| "too-many-requests";

/**
 * Status, what to do (for developers), and for 503 after how many seconds it is worth another try. For 429 each limit
 * tells its own seconds.
 */
type Known = readonly [status: number, detail: string, retryAfter?: number];

export const PROBLEMS: Readonly<Record<ProblemCode, Known>> = {
	"already-booked": [
		409,
		"This reservation was confirmed before, with another Idempotency-Key.",
	],
	"already-here": [
		409,
		"The person has checked in; they talk to the staff in the house.",
	],
	"body-invalid": [400, "The members named in `errors` are wrong."],
	"body-too-large": [413, "Send at most 16 KiB."],
	"body-unreadable": [400, "Send a JSON object in UTF-8."],
	busy: [503, "Try again with the same Idempotency-Key.", 5],
	"cannot-combine": [
		400,
		"These services cannot share an appointment; see combineGroup.",
	],
	"contact-gone": [
		409,
		"The contact of the appointment before cannot be taken over any more.",
	],
	"contact-missing": [
		422,
		"This station needs an e-mail address or a phone number.",
	],
	"content-type": [415, "Send application/json."],
	"dates-over": [400, "The latest day is over, or before the earliest."],
	"dates-too-far": [400, "A wish reaches no further than a year ahead."],
	failed: [
		500,
		"This was logged. Try again later with the same Idempotency-Key.",
	],
	"hold-changed": [409, "Something else was reserved with it meanwhile."],
	"in-progress": [
		409,
		"A request with this Idempotency-Key is being worked on.",
	],
	"insufficient-scope": [403, "The token does not have the scope for this."],
	"invalid-token": [401, "Ask for a new token at /api/v1/oauth/token."],
	"kind-gone": [
		409,
		"It is not done by phone or video there; see withoutComing in /api/v1/stations.",
	],
	"key-missing": [
		400,
		"Send a header Idempotency-Key: a string of at most 255 visible characters.",
	],
	"minor-not-possible": [
		422,
		"It is not given to somebody so young, or not with whoever comes along; see minorCase of the request.",
	],
	"must-wait": [
		429,
		"The client has reserved as many minutes within the hour as was agreed upon.",
	],
	"no-longer-offered": [
		400,
		"The service is not offered on that day any more.",
	],
	"no-match": [404, "Number and PIN open nothing."],
	"not-bookable": [400, "The service cannot be booked."],
	"not-online": [409, "The station takes no online appointments now."],
	"not-served-here": [409, "No desk of this station does it."],
	"not-today": [409, "The appointment is on another day."],
	"nothing-selected": [400, "Choose at least one service."],
	"other-content": [422, "This Idempotency-Key was used for something else."],
	"person-invalid": [
		422,
		"What is wrong with the person's details stands in `errors`, in words for them.",
	],
	"quantity-out-of-range": [400, "See maxQuantity of the service."],
	"slot-taken": [
		409,
		"The time is not free (any more); see /api/v1/availability.",
	],
	"station-not-agreed": [
		403,
		"It is not agreed that the client books at this station.",
	],
	"too-early": [409, "Checking in begins later; see the person's page."],
	"too-late": [409, "It has begun, is over or cancelled, or begins too soon."],
	"too-long": [400, "The appointment would be too long."],
	"too-many-for-contact": [
		409,
		"The person's e-mail address or phone number has as many minutes as it may have.",
	],
	"too-many-for-person": [
		409,
		"The person has as many minutes as they may have, or this concern already.",
	],
	"too-many-holds": [409, "This reservation was changed too often."],
	"too-many-moves": [409, "It was moved as often as it may be."],
	"too-many-requests": [429, "See the headers RateLimit and RateLimit-Policy."],
	"too-many-services": [400, "Too many services in one appointment."],
	"too-many-tickets": [
		429,
		"The client has drawn as many numbers at this station within the hour as one may.",
	],
	"too-many-tries": [429, "Too many wrong PINs."],
	"too-many-wishes": [
		409,
		"The person waits for as many times as one person may wait for.",
	],
	"too-many-wishes-of-client": [
		429,
		"The client has noted as many wishes within the hour as one may.",
	],
	"too-much-of-day": [
		409,
		"The client has its agreed share of this day; other days and stations are open.",
	],
	"unknown-appointment": [
		404,
		"There is none, or this client did not book it.",
	],
	"unknown-call": [
		404,
		"There is none, it is over, or this client did not begin it: begin a new one.",
	],
	"unknown-half": [400, "See halves of the request."],
	"unknown-helper": [422, "The agreed number is wrong."],
	"unknown-hold": [404, "There is none, or this client did not make it."],
	"unknown-notice": [400, "See noticeMinutes of the request."],
	"unknown-service": [400, "See /api/v1/services."],
	"unknown-station": [400, "See /api/v1/stations."],
	"walk-ins-stopped": [
		409,
		"No numbers are given now; see noTicketsBecause in /api/v1/wait-times.",
	],
	"without-coming": [
		409,
		"The appointment is by phone or video: nobody checks in for it.",
	],
	"waiting-room": [
		503,
		"Many people wait in line on the website; no program passes them.",
		60,
	],
};

/** What a person may be told, in their language, where the pages have a sentence for it. */
const OF_BOOKING = {
	"already-booked": "notices.already-booked.title",
	busy: "notices.busy.title",
	"contact-missing": "notices.contact-missing.title",
	"hold-changed": "notices.hold-changed.title",
	"kind-gone": "notices.kind-gone.title",
	"must-wait": "notices.must-wait.title",
	"not-online": "notices.not-online.title",
	"person-invalid": "errorSummary",
	"slot-taken": "notices.slot-taken.title",
	"too-many-for-contact": "notices.too-many-for-contact.title",
	"too-many-for-person": "notices.too-many-for-person.title",
	"too-much-of-day": "notices.too-much-of-day.title",
	"unknown-hold": "notices.unknown-hold.title",
	"unknown-station": "notices.unknown-station.title",
} as const;
const OF_MANAGING = {
	"already-here": "closed.here.title",
	"no-match": "entry.refusals.no-match.title",
	"too-late": "closed.over.title",
	"too-many-moves": "closed.moved.title",
	"too-many-tries": "entry.refusals.too-many-tries.title",
} as const;

const isIn = <Words extends object>(
	code: string,
	words: Words,
): code is string & keyof Words => Object.hasOwn(words, code);

/** Null: the pages have no sentence for it. */
function inWords(code: ProblemCode, locale: Locale): string | null {
	if (isIn(code, OF_BOOKING))
		return translator("booking", locale)(OF_BOOKING[code]);
	if (isIn(code, OF_MANAGING))
		return translator("manage", locale)(OF_MANAGING[code]);
	return null;
}

const memberSchema = z.object({
	pointer: z.string().meta({ description: "RFC 6901" }),
	code: z.string().optional(),
	detail: z.string(),
});
export type MemberProblem = z.infer<typeof memberSchema>;

export const problemsSchema = problemSchema.extend({
	code: z.string().meta({ description: "One of x-problems; stable" }),
	errors: z.array(memberSchema).optional(),
});

const typeOf = (code: ProblemCode): string =>
	`${env().baseUrl}/api/v1/openapi.json#${code}`;

/** What this refusal has beside its code. */
interface Told {
	errors?: readonly MemberProblem[] | undefined;
	/** After so many it is worth another try, where that is known for certain. */
	seconds?: number | null | undefined;
}

/** RFC 9457: `title` for people in the language asked for, `detail` for developers. */
export function problemAnswer(
	code: ProblemCode,
	locale: Locale,
	{ errors, seconds }: Told = {},
): Answer {
	const [status, detail, usually] = PROBLEMS[code];
	const retryAfter = seconds ?? usually;
	const title = inWords(code, locale);
	return {
		status,
		headers: {
			"content-type": "application/problem+json",
			"content-language": title === null ? "en" : locale,
			...(retryAfter ? { "retry-after": String(retryAfter) } : {}),
			...(status === 401
				? { "www-authenticate": 'Bearer realm="api", error="invalid_token"' }
				: {}),
			...(code === "insufficient-scope"
				? {
						"www-authenticate":
							'Bearer realm="api", error="insufficient_scope"',
					}
				: {}),
		},
		body: {
			type: typeOf(code),
			code,
			title: title ?? detail,
			status,
			detail,
			...(errors ? { errors } : {}),
		},
	};
}

import { z } from "zod";
import {
	type Ratings,
	readRating,
	VISIT_KINDS,
	type VisitKind,
} from "#lib/feedback/feedback.ts";
import { errorsIn, type Sent, typedIn } from "#lib/sent.ts";
import { emailSchema, lengthOf, tidy } from "./tidy.ts";

/** How a visit or a booking was. Every part may be left out, but not all of them. */
export interface Opinion {
	ratings: Ratings;
	praise: string;
	text: string;
	/** Slugs; null: not said. */
	station: string | null;
	service: string | null;
	visitKind: VisitKind | null;
	/** Null: no answer is wanted. */
	email: string | null;
	/** They want to hear by mail when something becomes better because of it. */
	wantsNews: boolean;
}

/** As typed, to show it again beside a message. */
export interface TypedOpinion extends Record<string, string> {
	booking: string;
	waiting: string;
	service: string;
	praise: string;
	text: string;
	station: string;
	about: string;
	kind: string;
	email: string;
	/** "1": ticked. */
	news: string;
}

export const NOTHING_SAID: TypedOpinion = {
	booking: "",
	waiting: "",
	service: "",
	praise: "",
	text: "",
	station: "",
	about: "",
	kind: "",
	email: "",
	news: "",
};

type OpinionProblem =
	| "nothing-said"
	| "praise-too-long"
	| "text-too-long"
	| "email-invalid"
	/** News without an address to send them to. */
	| "email-missing";

export type OpinionErrors = Partial<
	Record<"booking" | "praise" | "text" | "email", OpinionProblem>
>;

const MAX_PRAISE = 4_000;
/** Whoever is angry writes much, and it shall not be in vain. */
const MAX_TEXT = 10_000;
/** What comes back to be shortened; a form as a whole may have 64 kB. */
const MAX_SHOWN = 20_000;

const wordsSchema = (longest: number, problem: OpinionProblem) =>
	z
		.string()
		.transform(tidy)
		.pipe(z.string().refine((text) => lengthOf(text) <= longest, problem));

const opinionSchema = z.object({
	praise: wordsSchema(MAX_PRAISE, "praise-too-long"),
	text: wordsSchema(MAX_TEXT, "text-too-long"),
	email: emailSchema,
});

const SLUG = /^[a-z\d-]{1,60}$/;
const slugOf = (text: string) => (SLUG.test(text) ? text : null);

/** @throws never: whatever was typed is either an opinion or named errors, one for each field. */
export function parseOpinion(
	typed: TypedOpinion,
): { ok: true; opinion: Opinion } | { ok: false; errors: OpinionErrors } {
	const parsed = opinionSchema.safeParse(typed);
	if (!parsed.success) return { ok: false, errors: errorsIn(parsed.error) };
	const ratings = readRatings(typed);
	const { praise, text, email } = parsed.data;
	const saysSomething =
		/[\p{L}\p{N}\p{S}]/u.test(praise + text) ||
		Object.values(ratings).some((rating) => rating !== null);
	if (!saysSomething) return { ok: false, errors: { booking: "nothing-said" } };
	if (typed.news !== "" && email === null)
		return { ok: false, errors: { email: "email-missing" } };
	return {
		ok: true,
		opinion: {
			ratings,
			praise,
			text,
			email,
			wantsNews: typed.news !== "",
			station: slugOf(typed.station),
			service: slugOf(typed.about),
			visitKind: VISIT_KINDS.find((kind) => kind === typed.kind) ?? null,
		},
	};
}

function readRatings(
	typed: Pick<TypedOpinion, "booking" | "waiting" | "service">,
): Ratings {
	return {
		booking: readRating(typed.booking),
		waiting: readRating(typed.waiting),
		service: readRating(typed.service),
	};
}

/** What a form sent, cut to a size that can be shown again; a missing field is an empty one. */
export function typedOpinion(sent: Sent): TypedOpinion {
	return typedIn(sent, NOTHING_SAID, MAX_SHOWN);
}

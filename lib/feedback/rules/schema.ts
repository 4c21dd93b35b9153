import { z } from "zod";
import { parseCivilDate } from "#lib/civil-date.ts";
import type {
	Report,
	ReportProblem,
	TextReport,
	TextReportProblem,
	TypedReport,
	TypedTextReport,
} from "#lib/feedback/feedback.ts";
import { errorsIn, type Sent, typedIn } from "#lib/sent.ts";
import { parseClock } from "#lib/time.ts";
import { pageOf } from "./page.ts";
import { emailSchema, emptyIsNull, lengthOf, tidy } from "./tidy.ts";

const MAX_TEXT = 4_000;
const MAX_PAGE = 300;
/** What comes back to be shortened; more than this nobody typed. */
const MAX_SHOWN = 10_000;

const pageSchema = z
	.string()
	.transform((text) => emptyIsNull(pageOf(tidy(text).replace(/\s+/g, " "))))
	.pipe(
		z
			.string()
			.refine((text) => lengthOf(text) <= MAX_PAGE, "page-too-long")
			.nullable(),
	);

const shortEnough = z
	.string()
	.refine((text) => lengthOf(text) <= MAX_TEXT, "text-too-long");

const reportFields = z.object({
	text: z
		.string()
		.transform(tidy)
		.pipe(
			z
				.string()
				.regex(/[\p{L}\p{N}]/u, "text-missing")
				.pipe(shortEnough),
		),
	page: pageSchema,
	when: z
		.string()
		.transform((text) => emptyIsNull(tidy(text)))
		.pipe(z.string().refine(isWhen, "when-invalid").nullable()),
	email: emailSchema,
	news: z.string().transform((text) => text !== ""),
});
const reportSchema = reportFields.refine(
	({ news, email }) => !news || email !== null,
	{ path: ["email"], error: "email-missing" },
);

/** "2026-11-24T10:05", as browsers send it; some add seconds. */
function isWhen(text: string): boolean {
	const [date = "", time = ""] = text.split("T");
	return (
		parseCivilDate(date) !== null &&
		parseClock(time.slice(0, 5)) !== null &&
		/^(?::\d\d(?:\.\d{1,3})?)?$/.test(time.slice(5))
	);
}

type ReportResult =
	| { ok: true; report: Report }
	| { ok: false; errors: Partial<Record<keyof Report, ReportProblem>> };

/** @throws never: whatever was typed is either a report or named errors, one for each field. */
export function parseReport(typed: TypedReport): ReportResult {
	const parsed = reportSchema.safeParse(typed);
	return parsed.success
		? { ok: true, report: parsed.data }
		: { ok: false, errors: errorsIn(parsed.error) };
}

const NOTHING: TypedReport = {
	text: "",
	page: "",
	when: "",
	email: "",
	news: "",
};

/** What a form sent, cut to a size that can be shown again; a missing field is an empty one. */
export function typedReport(sent: Sent): TypedReport {
	return typedIn(sent, NOTHING, MAX_SHOWN);
}

const textReportSchema = z.object({
	wrong: z
		.string()
		.transform(tidy)
		.pipe(
			z
				.string()
				.regex(/[\p{L}\p{N}]/u, "wrong-missing")
				.pipe(shortEnough),
		),
	better: z.string().transform(tidy).pipe(shortEnough),
	page: pageSchema,
});

/** The same for a mistake in a translation. @throws never */
export function parseTextReport(typed: TypedTextReport):
	| { ok: true; report: TextReport }
	| {
			ok: false;
			errors: Partial<Record<keyof TextReport, TextReportProblem>>;
	  } {
	const parsed = textReportSchema.safeParse(typed);
	return parsed.success
		? { ok: true, report: parsed.data }
		: { ok: false, errors: errorsIn(parsed.error) };
}

const NOTHING_WRONG: TypedTextReport = { wrong: "", better: "", page: "" };

export function typedTextReport(sent: Sent): TypedTextReport {
	return typedIn(sent, NOTHING_WRONG, MAX_SHOWN);
}

import { z } from "zod";
import type { BarrierReport, ReportProblem, TypedReport } from "./feedback.ts";
import { pageOf } from "./page.ts";

const MAX_TEXT = 4_000;
const MAX_PAGE = 300;
/** What comes back to be shortened; more than this nobody typed. */
const MAX_SHOWN = 10_000;

/** Control characters other than line breaks, and the marks that turn the reading direction. */
const UNSEEN =
	/(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const tidy = (text: string) =>
	text.normalize("NFC").replaceAll("\r\n", "\n").replace(UNSEEN, " ").trim();

const emptyIsNull = (text: string) => (text === "" ? null : text);
const lengthOf = (text: string) => [...text].length;

const reportSchema = z.object({
	text: z
		.string()
		.transform(tidy)
		.pipe(
			z
				.string()
				.regex(/[\p{L}\p{N}]/u, "text-missing")
				.refine((text) => lengthOf(text) <= MAX_TEXT, "text-too-long"),
		),
	page: z
		.string()
		.transform((text) => emptyIsNull(pageOf(tidy(text).replace(/\s+/g, " "))))
		.pipe(
			z
				.string()
				.refine((text) => lengthOf(text) <= MAX_PAGE, "page-too-long")
				.nullable(),
		),
	email: z
		.string()
		.transform((text) => emptyIsNull(tidy(text)))
		.pipe(z.email("email-invalid").max(254, "email-invalid").nullable()),
});

export type ReportResult =
	| { ok: true; report: BarrierReport }
	| { ok: false; errors: Partial<Record<keyof BarrierReport, ReportProblem>> };

/** @throws never: whatever was typed is either a report or named errors, one for each field. */
export function parseReport(typed: TypedReport): ReportResult {
	const parsed = reportSchema.safeParse(typed);
	if (parsed.success) return { ok: true, report: parsed.data };
	const errors: Partial<Record<keyof BarrierReport, ReportProblem>> = {};
	for (const { path, message } of parsed.error.issues)
		errors[path[0] as keyof BarrierReport] ??= message as ReportProblem;
	return { ok: false, errors };
}

/** What a form sent, cut to a size that can be shown again; a missing field is an empty one. */
export function typedReport(form: FormData): TypedReport {
	const text = (name: keyof BarrierReport) => {
		const value = form.get(name);
		return typeof value === "string" ? value.slice(0, MAX_SHOWN) : "";
	};
	return { text: text("text"), page: text("page"), email: text("email") };
}

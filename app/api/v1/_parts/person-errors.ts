import type { DetailsErrors } from "#lib/booking/rules/schema.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { MemberProblem } from "./problems.ts";

/** What is wrong with what a person said of themselves, in words for them. */
export function personErrors(
	errors: DetailsErrors,
	locale: Locale,
): MemberProblem[] {
	const t = translator("booking", locale);
	return Object.entries(errors).map(([field, code]) => ({
		pointer: `/person/${field}`,
		code,
		detail: t(`errors.${code}`),
	}));
}

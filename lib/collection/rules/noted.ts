import { parseContact, parseName } from "#lib/booking/rules/schema.ts";
import { isDocument } from "#lib/catalog/rules/document-kind.ts";
import type { Noted } from "#lib/collection/collection.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import type { Locale } from "#lib/text/locale.ts";

type NotedProblem =
	| "document-missing"
	| "name-missing"
	| "name-too-long"
	| "email-invalid"
	| "phone-invalid";
export type NotedErrors = Partial<Record<keyof Noted, NotedProblem>>;

/** In the place of a language that the clerk need not see. */
export const SAME_LOCALE = "same";

/** What a clerk typed: whose document lies ready, or what is wrong with each field. */
export function readNoted(
	sent: Sent,
	toLocale: (text: string) => Locale,
): { ok: true; value: Noted } | { ok: false; errors: NotedErrors } {
	const document = textOf(sent, "document");
	const name = parseName(textOf(sent, "name"));
	const contact = parseContact({
		email: textOf(sent, "email"),
		phone: textOf(sent, "phone"),
		mayAsk: "",
	});
	const errors: NotedErrors = {
		...(isDocument(document) ? {} : { document: "document-missing" }),
		...(name.ok ? {} : { name: name.error }),
		...(contact.ok ? {} : (contact.errors as NotedErrors)),
	};
	return isDocument(document) && name.ok && contact.ok
		? {
				ok: true,
				value: {
					document,
					name: name.value,
					...contact.contact,
					locale:
						textOf(sent, "locale") === SAME_LOCALE
							? null
							: toLocale(textOf(sent, "locale")),
				},
			}
		: { ok: false, errors };
}

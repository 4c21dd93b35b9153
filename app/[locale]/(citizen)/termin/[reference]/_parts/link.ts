import type { Link } from "#lib/booking/manage/commands/managed.ts";

/** The number and the token that the forms of these pages carry. */
export function sentLink(form: FormData): Link {
	return {
		reference: String(form.get("nummer") ?? ""),
		token: String(form.get("t") ?? ""),
	};
}

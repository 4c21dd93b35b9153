import type { TypedDetails } from "#lib/booking/rules/schema.ts";
import { sentText } from "#lib/sent.ts";

/** Staff type who books for whom without a tick: what stands there counts. */
export function sentStaffDetails(form: FormData): TypedDetails {
	const bookedBy = sentText(form, "bookedBy").slice(0, 1_000);
	return {
		name: sentText(form, "name").slice(0, 1_000),
		forOther: bookedBy.trim() ? "1" : "",
		bookedBy,
		contact: "",
		email: sentText(form, "email").slice(0, 1_000),
		phone: sentText(form, "phone").slice(0, 1_000),
		mayAsk: form.has("mayAsk") ? "1" : "",
	};
}

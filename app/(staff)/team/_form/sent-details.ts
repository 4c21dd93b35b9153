import { type TypedDetails, typedDetails } from "#lib/booking/rules/schema.ts";
import { sentIn } from "#lib/sent.ts";

/** Staff type who books for whom without a tick: what stands there counts. */
export function sentStaffDetails(form: FormData): TypedDetails {
	const typed = typedDetails(sentIn(form));
	return {
		...typed,
		forOther: typed.bookedBy.trim() ? "1" : "",
		contact: "",
	};
}

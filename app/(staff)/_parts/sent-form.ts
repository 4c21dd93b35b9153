import { textOf, typedValues } from "#components/staff/staff-form-state.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";

/** Who sends a form of the portals, what stands in it, and when that is. */
export async function sentForm(form: FormData) {
	const actor = await requireActor(form);
	const values = typedValues(form);
	return {
		actor,
		values,
		/** What stands in a field. */
		text: (name: string) => textOf(values, name),
		now: now(),
	};
}

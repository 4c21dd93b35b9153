import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { formAnswer } from "#lib/runtime/form-answer.ts";
import { sentIn, textOf } from "#lib/sent.ts";

/** A form was sent in this request, and the page is its answer (Saved). */
export const pressed = formAnswer<true>("pressed");

/** Who sends a form of the portals, what stands in it, and when that is. */
export async function sentForm(form: FormData) {
	pressed.give(true);
	const actor = await requireActor(form);
	const sent = sentIn(form);
	return {
		actor,
		sent,
		/** What stands in a field. */
		text: (name: string) => textOf(sent, name),
		now: now(),
	};
}

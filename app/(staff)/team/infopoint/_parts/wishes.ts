import { sentNumber, sentText } from "#app/(staff)/team/_form/sent.ts";
import type { Priority } from "#lib/queue/queue.ts";

/** So many different services can be asked for at once. */
const WISHES = ["1", "2", "3"] as const;

/** Each service with its persons, as entries of `dienst`. */
export function sentWishes(form: FormData): string[] {
	return WISHES.flatMap((row) => {
		const slug = sentText(form, `dienst-${row}`);
		const count = sentNumber(form, `anzahl-${row}`) || 1;
		return slug ? [`${slug}:${count}`] : [];
	});
}

export function sentPriority(form: FormData): {
	priority?: Priority;
	priorityReason?: string;
} {
	const priority = sentText(form, "vorrang");
	return priority === "emergency" || priority === "priority"
		? { priority, priorityReason: sentText(form, "grund") }
		: {};
}

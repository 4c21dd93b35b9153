import { sentNumber } from "#app/(staff)/team/_form/sent.ts";
import { WISH_ROWS } from "#app/(staff)/team/_form/wish-row.tsx";
import { type Priority, parsePriority } from "#lib/queue/queue.ts";
import { sentText } from "#lib/sent.ts";

/** Each service with its persons, as entries of `dienst`. */
export function sentWishes(form: FormData): string[] {
	return WISH_ROWS.flatMap((row) => {
		const slug = sentText(form, `dienst-${row}`);
		const count = sentNumber(form, `anzahl-${row}`) || 1;
		return slug ? [`${slug}:${count}`] : [];
	});
}

export function sentPriority(form: FormData): {
	priority?: Priority;
	priorityReason?: string;
} {
	const priority = parsePriority(sentText(form, "vorrang"));
	return priority ? { priority, priorityReason: sentText(form, "grund") } : {};
}

import type { DeskView } from "#lib/queue/queue.ts";

/** Desks somebody can be sent on to: not the one they are at, and none where nobody sits or that pauses, as it takes nobody. */
export const deskChoices = (
	desks: readonly DeskView[],
	{ deskId }: { deskId: number | null },
): { value: string; text: string }[] =>
	desks.flatMap(({ id, name, clerk, pause }) =>
		id !== deskId && clerk !== null && pause === null
			? [{ value: `platz:${id}`, text: `${name} – ${clerk.name}` }]
			: [],
	);

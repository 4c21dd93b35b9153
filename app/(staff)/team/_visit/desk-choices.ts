import type { DeskView } from "#lib/queue/queue.ts";

/** Desks somebody can be sent on to: not the one they are at, and none that pauses, as it takes nobody. */
export const deskChoices = (
	desks: readonly DeskView[],
	{ deskId }: { deskId: number | null },
): { value: string; text: string }[] =>
	desks
		.filter(({ id, pause }) => id !== deskId && pause === null)
		.map(({ id, name, clerk }) => ({
			value: `platz:${id}`,
			text: clerk ? `${name} – ${clerk.name}` : name,
		}));

import { isBusy } from "#lib/db/errors.ts";
import { onGlobal } from "#lib/runtime/global.ts";

/** The last ones; fewer are under way at once. */
const MOST = 1_000;
const away = () => onGlobal("database-away", () => new Set<string>());

/** Next's part of the process says of a request that the database was away, or too busy, when its answer was made. */
export function noteAway(
	id: string | readonly string[] | undefined,
	error: unknown,
): void {
	if (typeof id !== "string" || !isBusy(error)) return;
	away().add(id);
	const [oldest = ""] = away();
	if (away().size > MOST) away().delete(oldest);
}

/** @param id of the request */
export const wasAway = (id: string): boolean => away().has(id);

import type { CivilDate } from "#lib/time.ts";

/**
 * What a page can be made of, by name. Each has a version that changes whenever it does (lib/finished/versions.ts).
 */
export type Source =
	/** The row `city`, closures and holidays of the whole city. */
	| "city"
	/** Services, texts, fees, stations, their hours and phases; what became better, as it is told in public; waits measured by hand. */
	| "catalog"
	/** What administrators have put right of the texts, and which languages somebody has read. */
	| "texts"
	/** What was derived of days that are over: changes whenever figures are derived anew. */
	| "figures"
	/** A station's desks, openings, closures and rules. */
	| `station ${number}`
	/** Who takes which desk when on a station's day. */
	| `day ${number} ${CivilDate}`
	/** A station's house today: who waits, who serves. */
	| `queue ${number}`
	/** How long things take at the desks, as this process has measured it last. */
	| "measures"
	/** The operator's film in sign language. */
	| "film";

export const stationSource = (stationId: number): Source =>
	`station ${stationId}`;
export const daySource = (stationId: number, date: CivilDate): Source =>
	`day ${stationId} ${date}`;
export const queueSource = (stationId: number): Source => `queue ${stationId}`;

import "server-only";

/**
 * Calls back whenever this station's queue changed, and after every gap in the connection to PostgreSQL, until the
 * returned function is called. One LISTEN connection per process serves all.
 */
export function watchStation(
	_stationId: number,
	_changed: () => void,
): () => void {
	throw new Error("not built yet");
}

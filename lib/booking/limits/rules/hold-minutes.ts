/** Nobody types a name in less; and "+5 Minuten" is there for whoever needs more. */
const SHORTEST = 5;

/**
 * How long a time is reserved without a name: the station's minutes, and half of them for each time that the network has
 * so many minutes open already as it may take without a price. A script that fills a calendar with reservations has to
 * come back for each of them the sooner, the more it has.
 */
export function holdMinutesFor(
	/** Setting of the station. */
	usual: number,
	/** Open in the network just now. */
	openMinutes: number,
	{ networkMinutes }: { networkMinutes: number },
): number {
	const halved = usual / 2 ** Math.floor(openMinutes / networkMinutes);
	return Math.min(usual, Math.max(SHORTEST, Math.floor(halved)));
}

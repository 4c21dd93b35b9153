/** Each further hour that a client holds above what is free lets the next one wait so many seconds longer. */
const SECONDS_EACH_HOUR = 20;
const LONGEST_SECONDS = 120;

/**
 * How long to wait before a hold of so many minutes, in seconds; 0: not at all, null: it would be too much altogether.
 * An address is not a person: behind one may be a dormitory, a library or a mobile network, so that nobody is shut out
 * for what others hold, while taking a day away from behind one takes longer and longer.
 */
export function waitFor(
	/** Minutes of the hold, and what the client holds otherwise. */
	{ wanted, held }: { wanted: number; held: number },
	limits: { freeHeldMinutes: number; maxHeldMinutes: number },
): number | null {
	const after = held + wanted;
	if (after > limits.maxHeldMinutes) return null;
	const above = after - limits.freeHeldMinutes;
	if (above <= 0) return 0;
	return Math.min(LONGEST_SECONDS, Math.ceil(above / 60) * SECONDS_EACH_HOUR);
}

import "server-only";
import type { DayFacts } from "#lib/availability/availability.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import type { WaitingRow } from "#lib/wishes/queries/read-waiting.ts";

/** However little happens, each day is looked at so often: holds run out, and lead times pass. */
const MINUTES = 5;

interface Look {
	wishes: string;
	/** Epoch milliseconds. */
	at: number;
}

/**
 * Which days this process need not ask the rule about again: nothing has been booked or given back there since, nobody
 * wishes for anything else, and no release has come. The facts of a day are the same object as long as they hold.
 * @returns whether a day is to be looked at; if so, it counts as looked at
 */
export function newsFor(
	waiting: readonly WaitingRow[],
	now: Temporal.Instant,
): (day: DayFacts) => boolean {
	const looks = onGlobal("wish-looks", () => new WeakMap<DayFacts, Look>());
	const wishes = waiting
		.map((wish) =>
			[
				wish.id,
				wish.version,
				wish.offered,
				wish.hasOpenOffer,
				wish.openOffersOfPerson,
				wish.openOffersOfClient,
			].join(),
		)
		.toSorted()
		.join(" ");
	const at = now.epochMilliseconds;
	return (day) => {
		const last = looks.get(day);
		const isNews =
			last === undefined ||
			last.wishes !== wishes ||
			Math.abs(at - last.at) >= MINUTES * 60_000 ||
			day.windows.some(
				({ releasedAt }) =>
					releasedAt !== null && last.at < releasedAt && releasedAt <= at,
			);
		if (isNews) looks.set(day, { wishes, at });
		return isNews;
	};
}

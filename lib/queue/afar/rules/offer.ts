import type { NotFromAfar } from "#lib/queue/afar/afar.ts";
import type { WalkInState } from "#lib/queue/queue.ts";
import { HEAD_START } from "./come.ts";

/** Minutes: where one waits less it is not worth it, and the forecast is too rough for it. */
export const SHORTEST_WAIT = 20;

/** No more numbers are out at a time than of so many hours: whoever draws many and comes with none is no crowd. */
const HOURS_OUT = 2;

interface Given {
	/** A station's setting; 0: it does not want it. */
	perHour: number;
	/** Numbers that were drawn from afar there within the last hour. */
	drawn: number;
	/** Numbers whose people are not here yet. */
	away: number;
}

/** Whether as many have a number as may; null: not yet. It needs no forecast. */
export function whyNoMore({
	perHour,
	drawn,
	away,
}: Given): "off" | "full" | null {
	if (perHour === 0) return "off";
	return drawn >= perHour || away >= HOURS_OUT * perHour ? "full" : null;
}

/**
 * Why somebody with this way cannot draw a number from afar now; null: they can. It is told by the lower end of the wait:
 * whoever draws one shall have the time to come.
 */
export function whyNotFromAfar({
	isOpen,
	walkIns,
	wayMinutes,
	...given
}: Given & {
	/** The house, now. */
	isOpen: boolean;
	/** Of somebody who comes now for the same; null: there is no such thing. */
	walkIns: WalkInState | null;
	wayMinutes: number;
}): NotFromAfar | null {
	const none = whyNoMore(given);
	if (none) return none;
	if (!isOpen || !walkIns?.open) return "closed";
	if (!walkIns.wait) return "unknown";
	const least = Math.max(SHORTEST_WAIT, wayMinutes + HEAD_START);
	return walkIns.wait.from < least ? "short" : null;
}

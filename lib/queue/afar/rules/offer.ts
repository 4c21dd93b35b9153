import type { NotFromAfar } from "#lib/queue/afar/afar.ts";
import type { WalkInState } from "#lib/queue/queue.ts";
import { HEAD_START } from "./come.ts";

/** Minutes: where one waits less it is not worth it, and the forecast is too rough for it. */
export const SHORTEST_WAIT = 20;

/**
 * Why somebody with this way cannot draw a number from afar now; null: they can. It is told by the lower end of the wait:
 * whoever draws one shall have the time to come.
 */
export function whyNotFromAfar({
	perHour,
	drawn,
	isOpen,
	walkIns,
	wayMinutes,
}: {
	/** A station's setting; 0: it does not want it. */
	perHour: number;
	/** Numbers that were drawn from afar there within the last hour. */
	drawn: number;
	/** The house, now. */
	isOpen: boolean;
	/** Of somebody who comes now for the same; null: there is no such thing. */
	walkIns: WalkInState | null;
	wayMinutes: number;
}): NotFromAfar | null {
	if (perHour === 0) return "off";
	if (!isOpen || !walkIns?.open) return "closed";
	if (!walkIns.wait) return "unknown";
	const least = Math.max(SHORTEST_WAIT, wayMinutes + HEAD_START);
	if (walkIns.wait.from < least) return "short";
	return drawn >= perHour ? "full" : null;
}

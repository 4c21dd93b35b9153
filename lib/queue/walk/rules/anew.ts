import { canCall } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import type {
	LegServices,
	OpenLeg,
	Stuck,
	Walk,
} from "#lib/queue/walk/walk.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { splitWalk } from "./split.ts";
import { type EditedWalk, hasWalk, MOST_LEGS } from "./walk.ts";

/** A desk as it stands today. */
export interface DeskToday extends QueueDesk {
	/** Somebody sits there, pausing or not. */
	isTaken: boolean;
	/** From when on the roster has somebody there, now or next today, in epoch milliseconds; null: not any more. */
	plannedFrom: number | null;
}

/** The desks of a house, and whom a plan counts on. Instants are epoch milliseconds. */
export interface HouseToday {
	desks: readonly DeskToday[];
	now: number;
	/** Who sits down later than in so many minutes comes too late (legsAt). */
	patienceMinutes: number;
}

export type AnewRefusal =
	/** It cannot be planned otherwise than it is. */
	"no-other-plan" | "too-many-legs";

const MINUTE = 60_000;
/** So late somebody may be, and is still on their way to their desk. */
const LATE_MINUTES = 15;

const does = (desk: QueueDesk, { services }: LegServices) =>
	canCall(desk, {
		serviceIds: services.map(({ serviceId }) => serviceId),
		forDeskId: null,
	});

/** Somebody sits there, or will at some time of today as far as the roster knows. */
const isOfToday = ({ isTaken, plannedFrom }: DeskToday) =>
	isTaken || plannedFrom !== null;

/**
 * Those that a plan made now counts on. Unlike for somebody who has just come (desksBy), not those that should have been
 * taken long since: who plans anew does so because nobody sits there.
 */
const countedOn = ({ desks, now, patienceMinutes }: HouseToday) =>
	desks.filter(
		({ isTaken, plannedFrom }) =>
			isTaken ||
			(plannedFrom !== null &&
				plannedFrom > now - LATE_MINUTES * MINUTE &&
				plannedFrom <= now + patienceMinutes * MINUTE),
	);

/**
 * What is still to do, planned anew by the rule that makes a walk list: where a desk does not come for which something was
 * planned, others do it one after the other. A desk by name that is there keeps its step; what nobody does today comes last.
 * @param waits what they wait for, which is planned anew as well; null: somebody has begun with what they are here for
 */
export function planAnew(
	walk: Walk,
	waits: OpenLeg | null,
	house: HouseToday,
): Result<EditedWalk, AnewRefusal> {
	const left = [...(waits ? [waits] : []), ...walk.open];
	const there = countedOn(house);
	const isWell = left.every((leg) => there.some((desk) => does(desk, leg)));
	const legs = isWell ? left : splitAnew(left, there, house);
	if (isSame(legs, left)) return refuse("no-other-plan");
	const begun = waits ? 0 : 1;
	if (walk.done.length + begun + legs.length > MOST_LEGS)
		return refuse("too-many-legs");
	const [first, ...rest] = legs;
	const { done } = walk;
	if (!waits || !first) return ok({ walk: { done, open: legs }, now: null });
	const stays = isSame([first], [waits]);
	return ok({ walk: { done, open: rest }, now: stays ? null : first });
}

function splitAnew(
	left: readonly OpenLeg[],
	there: readonly DeskToday[],
	{ desks }: HouseToday,
): OpenLeg[] {
	const today = desks.filter(isOfToday);
	const wanted: LegServices["services"][number][] = [];
	const kept: OpenLeg[] = [];
	for (const leg of left) {
		const own = desks.find(({ id }) => id === leg.deskId);
		if (own?.isTaken && does(own, leg)) {
			kept.push(leg);
			continue;
		}
		for (const one of leg.services) {
			// Twice on the list it is to be done twice: somebody has put it there.
			if (wanted.some(({ serviceId }) => serviceId === one.serviceId))
				kept.push({ services: [one], deskId: null });
			else wanted.push(one);
		}
	}
	const split = wanted.length === 0 ? [] : splitWalk(wanted, there, today);
	const order = left.flatMap(({ services }) => services);
	const placeOf = ({ services: [first] }: OpenLeg) =>
		first ? order.indexOf(first) : order.length;
	const isNobodys = (leg: OpenLeg) => !today.some((desk) => does(desk, leg));
	return [...kept, ...split.map((services) => ({ services, deskId: null }))]
		.sort((a, b) => placeOf(a) - placeOf(b))
		.sort((a, b) => Number(isNobodys(a)) - Number(isNobodys(b)));
}

/**
 * The same steps in the same order, within a step in any; a desk by name that is not there is no desk by name any more
 * (deskFor).
 */
const isSame = (a: readonly LegServices[], b: readonly LegServices[]) =>
	inShort(a) === inShort(b);

const inShort = (legs: readonly LegServices[]) =>
	legs
		.map(({ services }) =>
			services
				.map(({ serviceId, quantity }) => `${serviceId}:${quantity}`)
				.toSorted()
				.join(),
		)
		.join(" ");

/** Null: all is well, or nobody knows: a house in which nobody sits and for which there is no roster says nothing. */
export function stuckOf(
	walk: Walk,
	waits: OpenLeg | null,
	house: HouseToday,
): Stuck | null {
	const left = [...(waits ? [waits] : []), ...walk.open];
	const services = left.flatMap((leg) => leg.services);
	const today = house.desks.filter(isOfToday);
	// Whoever is here for one thing only has nothing to be planned.
	if (today.length === 0 || (!hasWalk(walk) && services.length < 2))
		return null;
	const nobodys = services.filter(
		(one) => !today.some((desk) => does(desk, { services: [one] })),
	);
	const canPlanAnew = planAnew(walk, waits, house).ok;
	return canPlanAnew || nobodys.length > 0
		? {
				canPlanAnew,
				nobodys,
				waitsInVain:
					waits?.services.every((one) => nobodys.includes(one)) ?? false,
			}
		: null;
}

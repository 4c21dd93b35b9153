import { canCall } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";

interface Wanted {
	serviceId: number;
	quantity: number;
}

/**
 * What somebody wants, cut into legs: one, wherever a desk that is there does all of it. Else as few as it takes, in the
 * order in which they said it: each leg is what one desk can do of what is left, the first of it among that.
 * @param there desks that somebody sits at or will today; what none of them does is done by one of `all`, or by none
 */
export function splitWalk(
	wanted: readonly Wanted[],
	there: readonly QueueDesk[],
	all: readonly QueueDesk[],
): Wanted[][] {
	if (wanted.length < 2) return [[...wanted]];
	const desks = there.length > 0 ? there : all;
	let left = [...wanted];
	const legs: Wanted[][] = [];
	while (left[0]) {
		const most = mostOf(left, desks) ?? mostOf(left, all) ?? nobodys(left, all);
		legs.push(most);
		left = left.filter((one) => !most.includes(one));
	}
	return legs;
}

/** What no desk does at all: once, however much it is. */
const nobodys = (left: readonly Wanted[], desks: readonly QueueDesk[]) =>
	left.filter((one) => mostOf([one], desks) === null);

/** The most that one of these desks does of it, the first of it among that; null: none does the first. */
function mostOf(
	left: readonly Wanted[],
	desks: readonly QueueDesk[],
): Wanted[] | null {
	let most: Wanted[] | null = null;
	for (const desk of desks) {
		const [first, ...own] = left.filter(({ serviceId }) =>
			canCall(desk, { serviceIds: [serviceId], forDeskId: null }),
		);
		if (first === left[0] && first && own.length + 1 > (most?.length ?? 0))
			most = [first, ...own];
	}
	return most;
}

/**
 * Whether somebody is to be told that several desks do it: each of these legs is done by one. False does not mean that one
 * desk does it all: there may be something among it that none does.
 */
export const takesSeveral = (
	legs: readonly Wanted[][],
	desks: readonly QueueDesk[],
): boolean =>
	legs.length > 1 && legs.every((leg) => desks.some((desk) => does(desk, leg)));

const does = (desk: QueueDesk, leg: readonly Wanted[]) =>
	canCall(desk, {
		serviceIds: leg.map(({ serviceId }) => serviceId),
		forDeskId: null,
	});

/** The first of these legs that this desk can do comes first; the others keep their order. */
export function beginAt(
	legs: readonly Wanted[][],
	desk: QueueDesk,
): Wanted[][] | null {
	const own = legs.find((leg) => does(desk, leg));
	return own ? [own, ...legs.filter((leg) => leg !== own)] : null;
}

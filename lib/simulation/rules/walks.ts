import { canCall } from "#lib/queue/order/rules/order.ts";
import type { QueueDesk } from "#lib/queue/queue.ts";
import { splitWalk } from "#lib/queue/walk/rules/split.ts";
import type { DayDesk, Person } from "#lib/simulation/simulation.ts";

const MINUTE = 60_000;

type Wanted = Person["serviceIds"];

/** What is done at one of these desks after the other; as a whole where one of them does it all, or none does a part. */
export function legsOn(
	serviceIds: Wanted,
	desks: readonly QueueDesk[],
): Wanted[] {
	const canDo = (ids: Wanted) =>
		desks.some((desk) => canCall(desk, { serviceIds: ids, forDeskId: null }));
	if (serviceIds.length < 2 || canDo(serviceIds)) return [serviceIds];
	const wanted = serviceIds.map((serviceId) => ({ serviceId, quantity: 1 }));
	const legs = splitWalk(wanted, desks, desks).map((leg) =>
		leg.map(({ serviceId }) => serviceId),
	);
	return legs.every(canDo) ? legs : [serviceIds];
}

/**
 * Whoever wants what no desk does that is there when they come goes from one to the next (docs/decisions/0076). How long
 * each part takes nobody has measured: each of the concerns as long as the others.
 */
export function walking(
	people: readonly Person[],
	desks: readonly DayDesk[],
): Person[] {
	return people.map((person) => {
		const { serviceIds, arrivedAt } = person;
		if (serviceIds.length < 2) return person;
		const there = desks.filter(
			({ spans }) => (spans.at(-1)?.until ?? 0) * MINUTE > arrivedAt,
		);
		const legs = legsOn(serviceIds, there);
		return legs.length > 1 ? linked(person, legs) : person;
	});
}

function linked(person: Person, legs: readonly Wanted[]): Person {
	const all = person.serviceIds.length;
	const [first, ...others] = legs.map(
		(serviceIds, index): Person => ({
			...person,
			id: index === 0 ? person.id : `${person.id} ${index}`,
			serviceIds,
			planned: (person.planned * serviceIds.length) / all,
			serviceMs: (person.serviceMs * serviceIds.length) / all,
		}),
	);
	let last = first;
	for (const next of others) {
		if (last)
			last.next = { person: next, afterMs: 0, servedMs: last.serviceMs };
		last = next;
	}
	return first ?? person;
}

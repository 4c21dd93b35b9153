import { Heap } from "#lib/heap.ts";
import type { QueueDesk, Queued } from "#lib/queue/queue.ts";
import {
	canCall,
	compare,
	type OrderRules,
	type Placed,
	standingOf,
	type Turn,
	turnsOf,
} from "./order.ts";

/** A visit at its place; gone: called, left, or placed anew since. */
interface Node<Visit extends Queued> extends Placed<Visit> {
	gone: boolean;
}

/** All who wait for the same services and the same desk: a desk may call each of them or none. */
interface Group<Visit extends Queued> {
	nodes: Heap<Node<Visit>>;
	/** Any of them, to ask a desk. */
	sample: Visit;
}

/**
 * Who waits, kept in the order of calling while time goes forward: `next` answers as `nextVisit` does of the same people
 * (a property test holds them together), but looks at the first of each group instead of at everybody. Days are played
 * through a thousand times, and a line may grow long. Nobody in it is parked.
 */
export class Line<Visit extends Queued> {
	private readonly groups = new Map<string, Group<Visit>>();
	private readonly nodes = new Map<Visit, Node<Visit>>();
	private readonly turns = new Heap<Turn & { visit: Visit }>(
		(a, b) => a.at - b.at || Number(a.after) - Number(b.after),
	);
	private readonly rules: OrderRules;

	constructor(rules: OrderRules) {
		this.rules = rules;
	}

	get size(): number {
		return this.nodes.size;
	}

	add(visit: Visit, now: number): void {
		this.place(visit, now);
		for (const { at, after } of turnsOf(visit, this.rules))
			if (at >= now && at < Number.POSITIVE_INFINITY)
				this.turns.push({ at, after, visit });
	}

	/** False: they do not wait any more. */
	remove(visit: Visit): boolean {
		const node = this.nodes.get(visit);
		if (!node) return false;
		node.gone = true;
		return this.nodes.delete(visit);
	}

	/**
	 * Who this desk calls next; null: nobody waits for it. It stays in the line until it is removed.
	 * @param now never before any instant that was named earlier
	 * @param only of those, whom the desk would call
	 */
	next(
		desk: QueueDesk,
		now: number,
		only: (visit: Visit) => boolean = () => true,
	): Placed<Visit> | null {
		this.turn(now);
		let first: Node<Visit> | null = null;
		for (const { nodes, sample } of this.groups.values()) {
			if (nodes.size === 0 || !canCall(desk, sample) || !only(sample)) continue;
			let node = nodes.peek();
			while (node?.gone) {
				nodes.pop();
				node = nodes.peek();
			}
			if (node && (!first || compare(node, first) < 0)) first = node;
		}
		return first;
	}

	/** Whoever stands elsewhere by now. */
	private turn(now: number): void {
		let turn = this.turns.peek();
		while (turn && (turn.after ? turn.at < now : turn.at <= now)) {
			this.turns.pop();
			const node = this.nodes.get(turn.visit);
			if (node) {
				node.gone = true;
				this.place(turn.visit, now);
			}
			turn = this.turns.peek();
		}
	}

	private place(visit: Visit, now: number): void {
		const standing = standingOf(visit, now, this.rules);
		const node = { visit, standing, gone: false };
		const key = `${visit.forDeskId ?? ""}:${visit.serviceIds.join()}`;
		const group = this.groups.get(key);
		if (group) group.nodes.push(node);
		else {
			const nodes = new Heap<Node<Visit>>(compare);
			nodes.push(node);
			this.groups.set(key, { nodes, sample: visit });
		}
		this.nodes.set(visit, node);
	}
}

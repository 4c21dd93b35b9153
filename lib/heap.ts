/** Whoever is first by `compare` comes out first; putting in and taking out cost the logarithm of how many are in it. */
export class Heap<Item> {
	private readonly items: Item[] = [];
	private readonly compare: (a: Item, b: Item) => number;

	/** @param compare negative: `a` goes first */
	constructor(compare: (a: Item, b: Item) => number) {
		this.compare = compare;
	}

	get size(): number {
		return this.items.length;
	}

	/** Undefined: it is empty. */
	peek(): Item | undefined {
		return this.items[0];
	}

	push(item: Item): void {
		const { items, compare } = this;
		let at = items.length;
		items.push(item);
		while (at > 0) {
			const above = (at - 1) >> 1;
			const parent = items[above] as Item;
			if (compare(item, parent) >= 0) break;
			items[at] = parent;
			at = above;
		}
		items[at] = item;
	}

	pop(): Item | undefined {
		const { items, compare } = this;
		const first = items[0];
		const last = items.pop();
		if (items.length === 0 || last === undefined) return first;
		let at = 0;
		for (;;) {
			let below = 2 * at + 1;
			if (below >= items.length) break;
			const right = below + 1;
			if (
				right < items.length &&
				compare(items[right] as Item, items[below] as Item) < 0
			)
				below = right;
			const child = items[below] as Item;
			if (compare(last, child) <= 0) break;
			items[at] = child;
			at = below;
		}
		items[at] = last;
		return first;
	}
}

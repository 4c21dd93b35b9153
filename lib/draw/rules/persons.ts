/** By what wishes of one household are told together; keys, never the words. */
export interface Who {
	id: string;
	wordsKey: string | null;
	emailKey: string | null;
	phoneKey: string | null;
	/** Handed in then; epoch milliseconds. */
	at: number;
}

/**
 * One wish for each household: those with the same e-mail address or phone number, directly or over a third, are one,
 * whatever names they carry. Of people without either the name counts. What was handed in first stands; who wants other
 * times changes that wish.
 */
export function oneForEach<Wish extends Who>(wishes: readonly Wish[]): Wish[] {
	const inOrder = wishes.toSorted(
		(a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
	);
	const parents = new Map<string, string>();
	const rootOf = (key: string): string => {
		let root = key;
		for (;;) {
			const parent = parents.get(root) ?? root;
			if (parent === root) break;
			root = parent;
		}
		parents.set(key, root);
		return root;
	};
	for (const wish of inOrder) {
		const [first, ...others] = keysOf(wish);
		for (const other of others)
			parents.set(rootOf(other), rootOf(first as string));
	}
	const seen = new Set<string>();
	return inOrder.filter((wish) => {
		const household = rootOf(keysOf(wish)[0] as string);
		if (seen.has(household)) return false;
		seen.add(household);
		return true;
	});
}

function keysOf({ id, wordsKey, emailKey, phoneKey }: Who): string[] {
	const contact = [
		...(emailKey ? [`email ${emailKey}`] : []),
		...(phoneKey ? [`phone ${phoneKey}`] : []),
	];
	if (contact.length > 0) return contact;
	return [wordsKey ? `name ${wordsKey}` : `wish ${id}`];
}

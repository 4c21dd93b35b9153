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
 * One wish for each household: whoever shares an e-mail address or a phone number with a wish that stands already has one,
 * whatever names they carry. Of people without either the name counts. What was handed in first stands; who wants other
 * times changes that wish. A wish that does not stand joins nobody: else one with the address of one and the number of
 * another person would make these two a household.
 */
export function oneForEach<Wish extends Who>(wishes: readonly Wish[]): Wish[] {
	const inOrder = wishes.toSorted(
		(a, b) => a.at - b.at || (a.id < b.id ? -1 : 1),
	);
	const taken = new Set<string>();
	return inOrder.filter((wish) => {
		const keys = keysOf(wish);
		if (keys.some((key) => taken.has(key))) return false;
		for (const key of keys) taken.add(key);
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

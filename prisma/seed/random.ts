/** A deterministic source of numbers in [0, 1): the same demo on every machine (mulberry32 over FNV-1a). */
export function randomOf(seed: string): () => number {
	let state = 0x811c9dc5;
	for (const character of seed) {
		state ^= character.codePointAt(0) ?? 0;
		state = Math.imul(state, 0x01000193);
	}
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export function pick<Item>(random: () => number, items: readonly Item[]): Item {
	const item = items[Math.floor(random() * items.length)];
	if (item === undefined) throw new Error("Nothing to pick from");
	return item;
}

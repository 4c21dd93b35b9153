/** Milliseconds that one run of the work takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}

/** The median of so many runs; `before` prepares each of them and is not measured. */
export async function medianOf(
	runs: number,
	work: () => Promise<unknown>,
	before: () => unknown = () => {},
): Promise<number> {
	const times: number[] = [];
	for (let run = 0; run < runs; run += 1) {
		await before();
		times.push(await time(work));
	}
	return median(times);
}

export function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Works through the items with so many at a time, as a crowd keeps a server busy. */
export async function crowd<Item, Outcome>(
	width: number,
	items: readonly Item[],
	work: (item: Item, index: number) => Promise<Outcome>,
): Promise<{ outcomes: Outcome[]; perSecond: number }> {
	const outcomes: Outcome[] = [];
	const queue = items.entries();
	const worker = async () => {
		for (const [index, item] of queue)
			outcomes[index] = await work(item, index);
	};
	const milliseconds = await time(() =>
		Promise.all(Array.from({ length: width }, worker)),
	);
	return { outcomes, perSecond: (items.length / milliseconds) * 1000 };
}

/** Three digits that count. */
export const rounded = (value: number) => Number(value.toPrecision(3));

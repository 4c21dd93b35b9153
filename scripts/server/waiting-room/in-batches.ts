/** Gives each of those who ask at the same time their part: one question to the database serves all of them. */
export function inBatches<Part>(
	/** @returns what each of so many gets */
	take: (count: number) => Promise<(index: number) => Part>,
): () => Promise<Part> {
	let waiting: PromiseWithResolvers<Part>[] = [];
	let isTaking = false;
	const takeAll = async () => {
		isTaking = true;
		while (waiting.length > 0) {
			const batch = waiting;
			waiting = [];
			try {
				const partOf = await take(batch.length);
				for (const [index, one] of batch.entries()) one.resolve(partOf(index));
			} catch (error) {
				for (const one of batch) one.reject(error);
			}
		}
		isTaking = false;
	};
	return () => {
		const one = Promise.withResolvers<Part>();
		waiting.push(one);
		if (!isTaking) void takeAll();
		return one.promise;
	};
}

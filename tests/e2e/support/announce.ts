/** Calls `tell` before each call of these methods, with what they are given. */
export function announce<Thing extends object>(
	thing: Thing,
	names: readonly (keyof Thing)[],
	tell: (...given: unknown[]) => void,
): void {
	for (const name of names) {
		const method = thing[name] as (...given: unknown[]) => unknown;
		Object.defineProperty(thing, name, {
			value: (...given: unknown[]) => {
				tell(...given);
				return method.apply(thing, given);
			},
		});
	}
}

import type { Spread } from "#lib/simulation/simulation.ts";

/** Numbers in [0, 1). */
export type Random = () => number;

/**
 * Always the same numbers for the same seed and name (sfc32). Its state has 128 bits: runs with millions of numbers do not
 * meet their own past, as those of the forecast with 32 bits would. What one part of a day draws has a name of its own, so
 * that another rate of walk-ins leaves those with an appointment as they are: two plans are compared with the same people.
 */
export function randomOf(seed: number, name: string): Random {
	let hash = seed ^ 0x9e3779b9;
	for (const letter of name)
		hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	let a = mixed(hash);
	let b = mixed(seed + 0x85ebca6b);
	let c = mixed(hash ^ Math.imul(seed, 0xc2b2ae35));
	let count = 1;
	const next = () => {
		const sum = (((a + b) | 0) + count) | 0;
		count = (count + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 4_294_967_296;
	};
	for (let round = 0; round < 15; round += 1) next();
	return next;
}

function mixed(value: number): number {
	let mix = Math.imul(value ^ (value >>> 16), 0x7feb352d);
	mix = Math.imul(mix ^ (mix >>> 15), 0x846ca68b);
	return mix ^ (mix >>> 16);
}

/** One of these lengths; minutes. */
export function drawn(spread: Spread, random: Random): number {
	switch (spread.kind) {
		case "fixed":
			return spread.mean;
		case "exponential":
			return -Math.log(1 - random()) * spread.mean;
		case "lognormal": {
			const variance = Math.log(1 + spread.cv ** 2);
			return (
				spread.mean *
				Math.exp(Math.sqrt(variance) * normal(random) - variance / 2)
			);
		}
		case "normal":
			return spread.mean + spread.sd * normal(random);
		case "measured": {
			const { quantiles } = spread;
			const at = random() * (quantiles.length - 1);
			const below = quantiles[Math.floor(at)] ?? 0;
			const above = quantiles[Math.ceil(at)] ?? below;
			return below + (above - below) * (at % 1);
		}
	}
}

/** Both halves of a pair cost two numbers, whatever comes: the same person keeps the same numbers (Box and Muller). */
function normal(random: Random): number {
	const radius = Math.sqrt(-2 * Math.log(1 - random()));
	return radius * Math.cos(2 * Math.PI * random());
}

/** Each of them as often as its share says; undefined: there is none. */
export function chooserOf<One extends { share: number }>(
	ones: readonly One[],
): (random: Random) => One | undefined {
	let sum = 0;
	const steps = ones.map((one) => {
		sum += one.share;
		return { one, until: sum };
	});
	return (random) => {
		const at = random() * sum;
		return (steps.find(({ until }) => at < until) ?? steps.at(-1))?.one;
	};
}

import { numbers } from "./numbers.ts";

/** So many rests of the day are played through. */
export const PATHS = 100;
const LANES = 1_024;

/** What chance decides, as a number in [0, 1): for a person or a desk (`lane`), one of several things. */
export type Draw = (lane: number, what: number) => number;

export const WHAT = { comes: 0, when: 1, length: 2, leaves: 3 } as const;
const KINDS = 4;
/** People or desks that share no numbers. */
const OWN_LANES = LANES / KINDS;

/**
 * Each lane runs through all parts of [0, 1) once, in an order of its own: so few paths then show what a distribution is
 * much better than numbers at random would. Always the same ones, so that a forecast changes with the house only.
 */
let table: Uint8Array | null = null;

function shuffled(): Uint8Array {
	const random = numbers();
	const lanes = new Uint8Array(LANES * PATHS);
	for (let lane = 0; lane < LANES; lane += 1) {
		const own = lanes.subarray(lane * PATHS, (lane + 1) * PATHS);
		for (let path = 0; path < PATHS; path += 1) {
			const other = Math.floor(random() * (path + 1));
			own[path] = own[other] ?? 0;
			own[other] = path;
		}
	}
	return lanes;
}

export function drawsOf(path: number): Draw {
	table ??= shuffled();
	const known = table;
	return (lane, what) => {
		const row = (lane * KINDS + what) % LANES;
		return ((known[row * PATHS + path] ?? 0) + 0.5) / PATHS;
	};
}

/** Each its own lane, the same as long as its name is: nobody's forecast jumps because another one went. */
export function lanesOf(names: readonly string[]): number[] {
	const taken = new Set<number>();
	return names.map((name) => {
		let lane = 0;
		for (let at = 0; at < name.length; at += 1)
			lane = (Math.imul(lane, 31) + name.charCodeAt(at)) >>> 0;
		lane %= OWN_LANES;
		while (taken.has(lane) && taken.size < OWN_LANES)
			lane = (lane + 1) % OWN_LANES;
		taken.add(lane);
		return lane;
	});
}

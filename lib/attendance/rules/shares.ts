import type {
	Counted,
	CountedPlace,
	Place,
	Share,
} from "#lib/attendance/attendance.ts";

/** Fewer appointments in the whole city say nothing: unknown, not nought. */
export const ENOUGH = 30;

/**
 * How much siblings differ where too few were counted to see it: shares of 8 % and of 16 % beside each other. It counts
 * as much as so many appointments; a single odd one or a chance likeness of a few stations must not decide.
 */
const USUAL_DIFFERENCE = 1 / 60;
const USUAL_COUNTS_AS = 500;
/** A place is never drawn more strongly to what lies above it, nor more weakly; in appointments. */
const WEAKEST = 4;
const STRONGEST = 2_000;

/** From the whole city down to one hour of one weekday; each level knows the one above it. */
const LEVELS: readonly ((place: Place) => string)[] = [
	() => "",
	({ stationId }) => `${stationId}`,
	({ stationId, service }) => `${stationId} ${service}`,
	({ stationId, service, weekday }) => `${stationId} ${service} ${weekday}`,
	({ stationId, service, weekday, hour }) =>
		`${stationId} ${service} ${weekday} ${hour}`,
];

interface Level {
	keyOf(place: Place): string;
	counts: ReadonlyMap<string, Counted>;
	strength: number;
}

/** The share of appointments nobody comes to, wherever one asks. */
export interface Shares {
	all: Share;
	ofStation(stationId: number): Share;
	of(place: Place): Share;
}

/**
 * Empirical Bayes: five appointments of one Tuesday at nine say little, so each place is drawn to the one above it
 * (hour → weekday → service → station → city), the more the fewer it has, and as strongly as places of that level
 * resemble each other (Kleinman's moments). What the place above does not know for sure, the place itself does not
 * either. Null: too few in the whole city to tell anything.
 */
export function sharesOf(places: readonly CountedPlace[]): Shares | null {
	const total = sum(places);
	if (total.due < ENOUGH) return null;
	const levels = levelsOf(places);
	// Jeffreys' prior: a share that nobody has ever seen is still not nought.
	const all = posterior(total, { mean: 0.5, sd: 0 }, 1);
	const down = (depth: number, place: Place): Share =>
		levels
			.slice(0, depth)
			.reduce(
				(above, { keyOf, counts, strength }) =>
					posterior(
						counts.get(keyOf(place)) ?? { due: 0, absent: 0 },
						above,
						strength,
					),
				all,
			);
	return {
		all,
		ofStation: (stationId) =>
			down(1, { stationId, service: "", weekday: 1, hour: 0 }),
		of: (place) => down(levels.length, place),
	};
}

/** Nine times of ten the share lies within. */
export function rangeOf({ mean, sd }: Share): { from: number; until: number } {
	return {
		from: Math.max(0, mean - 1.645 * sd),
		until: Math.min(1, mean + 1.645 * sd),
	};
}

function posterior(
	{ due, absent }: Counted,
	above: Share,
	strength: number,
): Share {
	const weight = strength / (due + strength);
	const mean = (absent + strength * above.mean) / (due + strength);
	return {
		mean,
		sd: Math.sqrt(
			(mean * (1 - mean)) / (due + strength + 1) + (weight * above.sd) ** 2,
		),
	};
}

function levelsOf(places: readonly CountedPlace[]): Level[] {
	return LEVELS.slice(1).map((keyOf, index) => {
		const parentOf = LEVELS[index] ?? keyOf;
		const counts = new Map<string, Counted>();
		const families = new Map<string, Map<string, Counted>>();
		for (const place of places) {
			const key = keyOf(place);
			const known = counts.get(key) ?? { due: 0, absent: 0 };
			known.due += place.due;
			known.absent += place.absent;
			counts.set(key, known);
			const parent = parentOf(place);
			const family = families.get(parent) ?? new Map<string, Counted>();
			families.set(parent, family.set(key, known));
		}
		return {
			keyOf,
			counts,
			strength: strengthOf(
				[...families.values()].map((family) => [...family.values()]),
			),
		};
	});
}

/** The more siblings differ beyond what chance does, the weaker they are drawn together. */
function strengthOf(families: readonly (readonly Counted[])[]): number {
	let spread = 0;
	let byChance = 0;
	let atMost = 0;
	for (const family of families) {
		const { due, absent } = sum(family);
		const mean = absent / due;
		if (family.length < 2 || absent === 0 || absent === due) continue;
		for (const one of family)
			spread +=
				(one.due * (one.absent / one.due - mean) ** 2) / (mean * (1 - mean));
		byChance += family.length - 1;
		atMost += due - family.reduce((all, one) => all + one.due ** 2, 0) / due;
	}
	const difference =
		(spread - byChance + USUAL_DIFFERENCE * USUAL_COUNTS_AS) /
		(Math.max(0, atMost - byChance) + USUAL_COUNTS_AS);
	return difference <= 0
		? STRONGEST
		: Math.min(STRONGEST, Math.max(WEAKEST, 1 / difference - 1));
}

function sum(places: readonly Counted[]): Counted {
	return {
		due: places.reduce((all, { due }) => all + due, 0),
		absent: places.reduce((all, { absent }) => all + absent, 0),
	};
}

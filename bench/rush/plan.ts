import { pick, randomOf } from "#prisma/seed/random.ts";

/** The pages on which somebody stops and thinks before the next step. */
const THOUGHT_MS = {
	start: 6_000,
	kind: 3_000,
	where: 5_000,
	month: 6_000,
	day: 4_000,
	details: 22_000,
	check: 7_000,
} as const;

export type Thought = keyof typeof THOUGHT_MS;

/** What somebody will do, as far as it depends on them alone. */
export interface Plan {
	number: number;
	/** Milliseconds after the load has begun. */
	arrivesMs: number;
	/** Loads styles and fonts, and sends what a browser with scripts sends. */
	hasScripts: boolean;
	service: string;
	/** Slugs, the one they like best first; they look at no others. */
	stations: readonly string[];
	thinksMs: Readonly<Record<Thought, number>>;
	/** The back button: to the stations from the calendar, or from the form to the calendar, for another time. */
	goesBack: "no" | "to the stations" | "to the times";
}

/** Services of 15 minutes, which everybody does everywhere, and how often they are asked for. */
const SERVICES = [
	"reisepass",
	"reisepass",
	"personalausweis",
	"personalausweis",
	"personalausweis",
	"fuehrerschein-umtausch",
];
const STATIONS_LOOKED_AT = 3;
/** Of those who come, so many are there before the times are released; the release is after that share of the minutes. */
const EARLY = 0.25;
export const EARLY_SHARE_OF_TIME = 0.1;

interface Habits {
	/** In which they come. */
	minutes: number;
	stations: readonly string[];
	/** So many times as fast as people usually are; 1: as they are. */
	pace: number;
}

export function planOf(
	seed: string,
	number: number,
	{ minutes, stations, pace }: Habits,
): Plan {
	const random = randomOf(`${seed} ${number}`);
	const back = random();
	return {
		number,
		arrivesMs: Math.round(arrival(random) * minutes * 60_000),
		hasScripts: number % 2 === 0,
		service: pick(random, SERVICES),
		stations: shuffled(random, stations).slice(0, STATIONS_LOOKED_AT),
		thinksMs: thoughts(random, pace),
		goesBack:
			back < 0.1 ? "to the stations" : back < 0.2 ? "to the times" : "no",
	};
}

/** Share of the time at which somebody comes: many at once when the times are released, and fewer and fewer later. */
function arrival(random: () => number): number {
	if (random() < EARLY) return random() * EARLY_SHARE_OF_TIME;
	return EARLY_SHARE_OF_TIME + (1 - EARLY_SHARE_OF_TIME) * random() ** 1.6;
}

function thoughts(random: () => number, pace: number): Record<Thought, number> {
	const entries = Object.entries(THOUGHT_MS).map(([page, usual]) => [
		page,
		Math.round((usual * spread(random)) / pace),
	]);
	return Object.fromEntries(entries);
}

/** Log-normal around 1: half of all people need less than usual, a few much more. */
function spread(random: () => number): number {
	const normal =
		Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return Math.min(4, Math.exp(0.5 * normal));
}

function shuffled<Item>(random: () => number, items: readonly Item[]): Item[] {
	return items
		.map((item) => ({ item, order: random() }))
		.sort((a, b) => a.order - b.order)
		.map(({ item }) => item);
}

/** A name that nobody else has: limits count what one name books. */
export function nameOf(number: number): string {
	let letters = "";
	for (let rest = number; letters.length < 4; rest = Math.floor(rest / 26))
		letters += String.fromCharCode(97 + (rest % 26));
	return `Ayşe M${letters}`;
}

export const emailOf = (number: number): string =>
	`person-${number}@citizen.example`;

/** 10.x.x.x, everybody's own, and no two people behind one network: networks have a share of a day. */
export const addressOf = (number: number): string =>
	[10, number & 255, (number >> 8) & 255, (number >> 16) & 255].join(".");

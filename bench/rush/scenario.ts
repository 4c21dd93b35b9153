/** What is played; the letters are those of `npm run rush -- a`. */
export const SCENARIOS = {
	a: {
		title: "A release of 900 times",
		people: 9_000,
		minutes: 5,
		isRelease: true,
	},
	b: {
		title: "More people than the machine can serve",
		people: 50_000,
		minutes: 10,
		isRelease: true,
	},
	c: {
		title: "A day that everybody looks at while it is booked",
		people: null,
		minutes: 30,
		isRelease: false,
	},
} as const;

export type Letter = keyof typeof SCENARIOS;

export const isLetter = (text: string | undefined): text is Letter =>
	text !== undefined && text in SCENARIOS;

/** How much of it. */
export interface Extent {
	letter: Letter;
	people: number | null;
	minutes: number;
	/** So many times as fast as people usually are. */
	pace: number;
	processes: number;
	withFailures: boolean;
	pagesPerSecond: number;
	bookingsPerSecond: number;
}

/** "a", "a with failures": what a run is kept under. */
export const runName = ({ letter, withFailures }: Extent): string =>
	withFailures ? `${letter} with failures` : letter;

/** Not a rehearsal: as much as the scenario says. */
export const isFull = ({ letter, people, minutes, pace }: Extent): boolean => {
	const whole = SCENARIOS[letter];
	return (
		pace === 1 &&
		minutes >= whole.minutes &&
		(people ?? 0) >= (whole.people ?? 0)
	);
};

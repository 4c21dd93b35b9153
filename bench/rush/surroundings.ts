import type { Report } from "./report.ts";
import type { Taken } from "./taken.ts";

/** The load has ended: everybody stops where they are. */
export class Over extends Error {}

/** What all people of a load share. */
export interface Surroundings {
	origin: string;
	report: Report;
	taken: Taken;
	/** Epoch milliseconds at which the times are released; null: they were before. */
	releaseAt: number | null;
	/** How many times each station has. */
	timesOf(station: string): number;
	/** Whatever somebody waits for, they wait here. */
	patience: Patience;
	/** What a browser loads for a page, by its name: the same for everybody. */
	assets: Map<string, readonly string[]>;
}

/** Fifty thousand people wait at once; they need a timer each, and nothing more. */
export class Patience {
	readonly #waiting = new Set<() => void>();
	#isOver = false;

	get isOver(): boolean {
		return this.#isOver;
	}

	/** @throws Over */
	pause(ms: number): Promise<void> {
		if (this.#isOver) return Promise.reject(new Over());
		return new Promise((resolve, reject) => {
			const end = () => {
				clearTimeout(timer);
				reject(new Over());
			};
			const timer = setTimeout(() => {
				this.#waiting.delete(end);
				resolve();
			}, ms);
			this.#waiting.add(end);
		});
	}

	end(): void {
		this.#isOver = true;
		for (const end of this.#waiting) end();
		this.#waiting.clear();
	}
}

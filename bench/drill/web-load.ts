import { setTimeout as wait } from "node:timers/promises";
import type { Wanted } from "../wanted.ts";
import { bookByWeb, type Confirmed } from "./web.ts";

/** People who book over the web, so many a second whether or not the ones before have come through. */
export interface WebLoad {
	confirmed: Confirmed[];
	/** What went wrong, and when. */
	failures: { at: number; what: string }[];
	/** Nobody begins, and nobody is under way. */
	pause(): Promise<void>;
	goOn(): void;
	stop(): Promise<void>;
}

export function startWebLoad(
	origin: string,
	wanted: Wanted[],
	perSecond: number,
): WebLoad {
	const confirmed: Confirmed[] = [];
	const failures: WebLoad["failures"] = [];
	let busy = 0;
	let isPaused = false;
	const begin = () => {
		const [one] = isPaused ? [] : wanted.splice(0, 1);
		if (!one) return;
		busy += 1;
		bookByWeb(origin, one)
			.then(
				(done) => confirmed.push(done),
				(error: Error) =>
					failures.push({ at: Date.now(), what: error.message }),
			)
			.finally(() => {
				busy -= 1;
			});
	};
	const beginning = setInterval(begin, 1_000 / perSecond);
	const calm = async () => {
		while (busy > 0) await wait(20);
	};
	return {
		confirmed,
		failures,
		async pause() {
			isPaused = true;
			await calm();
		},
		goOn() {
			isPaused = false;
		},
		async stop() {
			clearInterval(beginning);
			await calm();
		},
	};
}

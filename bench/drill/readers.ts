import { setTimeout as wait } from "node:timers/promises";

/** People who only look, and what they were told. */
export interface Readers {
	/** How many of each status. */
	seen: Map<number, number>;
	/** Answers that are none: 500, or nothing that anybody could read. */
	broken: string[];
	stop(): Promise<void>;
}

const PAUSE_MS = 250;
/** A page has at least a heading. */
const HEADING = /<h1[^>]*>[^<]*\S/;

export function startReaders(
	origin: string,
	pages: readonly string[],
): Readers {
	const seen = new Map<number, number>();
	const broken: string[] = [];
	let goesOn = true;
	const look = async (page: string) => {
		while (goesOn) {
			try {
				const answer = await fetch(origin + page, {
					signal: AbortSignal.timeout(30_000),
				});
				const html = await answer.text();
				seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
				const isTold = HEADING.test(html);
				if ((answer.status !== 200 && answer.status !== 503) || !isTold)
					broken.push(
						`${answer.status}${isTold ? "" : " without a heading"} at ${page}`,
					);
			} catch (error) {
				broken.push(`${(error as Error).message} at ${page}`);
			}
			await wait(PAUSE_MS);
		}
	};
	const looking = pages.map(look);
	return {
		seen,
		broken,
		async stop() {
			goesOn = false;
			await Promise.all(looking);
		},
	};
}

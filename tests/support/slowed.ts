import type { Parts } from "#lib/simulation/replay/rules/replay.ts";

/** As if everybody had been served for longer than they were; what the day came to stays. */
export function slowed(parts: Parts, times: number): Parts {
	return {
		...parts,
		sources: parts.sources.map((source) => ({
			...source,
			stays: source.stays.map((stay) => ({
				...stay,
				servedMs: stay.servedMs && stay.servedMs * times,
				wholeMs: stay.wholeMs && stay.wholeMs * times,
			})),
		})),
	};
}

import type { Catalog } from "#lib/catalog/catalog.ts";
import { onlineFrom, type PhaseChange, phaseAt } from "./phase.ts";

/**
 * A catalogue that knows when its stations change their phase. Between two changes it is one and the same object, so
 * that whoever remembers something about a catalogue may go on doing so.
 */
export class PhasedCatalog {
	readonly #raw: Catalog;
	readonly #changes: ReadonlyMap<number, readonly PhaseChange[]>;
	/** Ascending. */
	readonly #instants: readonly number[];
	readonly #known = new Map<number, Catalog>();

	constructor(
		/** With the phases before the first change. */
		raw: Catalog,
		changes: ReadonlyMap<number, readonly PhaseChange[]>,
	) {
		this.#raw = raw;
		this.#changes = changes;
		this.#instants = [...changes.values()]
			.flatMap((list) => list.map(({ startsAt }) => startsAt))
			.sort((a, b) => a - b);
	}

	/** The first instant after this one at which a phase changes; null: none is planned. */
	changesAfter(now: number): number | null {
		return this.#instants.find((instant) => instant > now) ?? null;
	}

	at(now: number): Catalog {
		const passed = this.#instants.findLastIndex((instant) => instant <= now);
		const known = this.#known.get(passed);
		if (known) return known;
		const catalog = {
			...this.#raw,
			stations: this.#raw.stations.map((station) => {
				const changes = this.#changes.get(station.id) ?? [];
				const phase = phaseAt(station.phase, changes, now);
				return {
					...station,
					phase,
					onlineFrom: onlineFrom(phase, changes, now),
				};
			}),
		};
		this.#known.set(passed, catalog);
		return catalog;
	}
}

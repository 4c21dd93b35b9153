import type { Catalog, Service, Station } from "#lib/catalog/catalog.ts";
import { addDays, type CivilDate, civilDateOf, instantAt } from "#lib/time.ts";
import { onlineFrom, type PhaseChange, phaseAt } from "./phase.ts";
import { isOfferedOn } from "./plan.ts";

/** What of a catalogue depends on the instant for which it is asked. */
type OfInstant = "isPublic" | "onlineFrom";
type RawStation = Omit<Station, OfInstant>;

/** As it stands in the database, with the phases before the first change. */
export type RawCatalog = Omit<Catalog, "days" | "services" | "stations"> & {
	services: readonly Omit<Service, "isOffered">[];
	stations: readonly RawStation[];
};

interface Day {
	date: CivilDate;
	/** Epoch milliseconds; its end is not of it. */
	begins: number;
	ends: number;
}

/**
 * A catalogue that knows what changes by itself: when its stations change their phase or close, and which day it is. Between
 * two changes it is one and the same object, so that whoever remembers something about a catalogue may go on doing so.
 */
export class PhasedCatalog {
	readonly #raw: RawCatalog;
	readonly #changes: ReadonlyMap<number, readonly PhaseChange[]>;
	/** Ascending. */
	readonly #instants: readonly number[];
	#day: Day = { date: "2000-01-01", begins: 0, ends: 0 };
	/** Of one day. */
	readonly #known = new Map<number, Catalog>();

	constructor(
		raw: RawCatalog,
		changes: ReadonlyMap<number, readonly PhaseChange[]>,
	) {
		this.#raw = raw;
		this.#changes = changes;
		this.#instants = [...changes.values()]
			.flatMap((list) => list.map(({ startsAt }) => startsAt))
			.sort((a, b) => a - b);
	}

	/** The first instant after this one at which something changes; at the latest the day does. */
	changesAfter(now: number): number {
		const phase = this.#instants.find((instant) => instant > now);
		const { ends } = this.#dayOf(now);
		return phase === undefined ? ends : Math.min(phase, ends);
	}

	at(now: number): Catalog {
		const day = this.#dayOf(now);
		const passed = this.#instants.findLastIndex((instant) => instant <= now);
		const known = this.#known.get(passed);
		if (known) return known;
		const catalog = this.#on(day.date, now);
		this.#known.set(passed, catalog);
		return catalog;
	}

	/** Asked for many times a second, so the calendar is asked once a day. */
	#dayOf(now: number): Day {
		if (now >= this.#day.begins && now < this.#day.ends) return this.#day;
		const date = civilDateOf(Temporal.Instant.fromEpochMilliseconds(now));
		this.#known.clear();
		this.#day = {
			date,
			begins: instantAt(date, 0).epochMilliseconds,
			ends: instantAt(addDays(date, 1), 0).epochMilliseconds,
		};
		return this.#day;
	}

	#on(today: CivilDate, now: number): Catalog {
		const stations = this.#raw.stations.map((raw): Station => {
			const changes = this.#changes.get(raw.id) ?? [];
			// Whatever was decided about its phase: a house that is closed for good takes nobody.
			const isClosed = raw.lastDay !== null && today > raw.lastDay;
			const phase = isClosed ? "walk-in" : phaseAt(raw.phase, changes, now);
			return {
				...raw,
				phase,
				isPublic: !isClosed && (phase !== "walk-in" || raw.listed),
				onlineFrom: isClosed ? null : onlineFrom(phase, changes, now),
			};
		});
		const horizon = Math.max(0, ...stations.map((one) => one.horizonDays));
		return {
			...this.#raw,
			days: { today, last: addDays(today, horizon) },
			services: this.#raw.services.map((service) => ({
				...service,
				isOffered: isOfferedOn(service, today),
			})),
			stations,
		};
	}
}

import { onGlobal } from "#lib/runtime/global.ts";
import type { Source } from "./sources.ts";

/** What pages are made of that is no row: it lives in this process, or in a file. */
interface Own {
	versions: Map<Source, string>;
	/** Raised whenever one of them has changed. */
	changes: number;
	/** Asked together with the database. */
	watched: Map<Source, () => Promise<string>>;
}

const own = () =>
	onGlobal(
		"own-sources",
		(): Own => ({ versions: new Map(), changes: 0, watched: new Map() }),
	);

export const ownVersion = (source: Source): string | undefined =>
	own().versions.get(source);
export const ownChanges = (): number => own().changes;

/** This source has changed, as whoever changed it says. */
export function changeOwn(source: Source, version: string): void {
	if (own().versions.get(source) === version) return;
	own().versions.set(source, version);
	own().changes += 1;
}

/** From now on this source's version is what `look` finds each time that the database is asked for the others. */
export function watchOwn(source: Source, look: () => Promise<string>): void {
	own().watched.set(source, look);
	// Whatever was made before the first look falls with it.
	if (!own().versions.has(source)) changeOwn(source, "unseen");
}

export async function lookAtOwn(): Promise<void> {
	for (const [source, look] of own().watched) changeOwn(source, await look());
}

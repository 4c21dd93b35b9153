import type { Store } from "#scripts/server/finished/store.ts";

let store: Pick<Store<unknown>, "bytes" | "size"> | null = null;

/** The server keeps its pages here. */
export function keepsPagesIn(kept: Store<unknown>): void {
	store = kept;
}

/** How many pages this process keeps, and their bytes; null: it keeps none. */
export const keptPages = () =>
	store && { pages: store.size, bytes: store.bytes };

import { AsyncLocalStorage } from "node:async_hooks";
import { onGlobal } from "#lib/runtime/global.ts";

/** A text in a page that has to be another one each time the page is answered, although the rest of it is kept. */
export interface FreshValue {
	/** What stands in its place in the page that is kept; nobody is ever given it. */
	mark: string;
	/** Makes a new one, of the same length in bytes. */
	make: () => string;
}

const lists = () =>
	onGlobal("fresh values", () => new AsyncLocalStorage<FreshValue[]>());

/**
 * A key that a form carries, new for whoever asks. While a page is made that will be kept, this is a mark that each
 * answer replaces (scripts/server/finished).
 * @param make knows nothing of a request; each result is as long as any other, and of letters, digits, "-" and "_"
 */
export function freshValue(make: () => string): string {
	const mark = make();
	lists().getStore()?.push({ mark, make });
	return mark;
}

/** Whatever is made inside: its fresh values are added to the list. */
export function notingFresh<Made>(
	list: FreshValue[],
	work: () => Promise<Made>,
): Promise<Made> {
	return lists().run(list, work);
}

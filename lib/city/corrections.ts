import { onGlobal } from "#lib/runtime/global.ts";
import type { Locale } from "#lib/text/locale.ts";

/** What somebody has put right in one language: "when.title" → what it says now, as it is written in a file. */
export type Corrections = ReadonlyMap<string, string>;

const NONE: Corrections = new Map();

const held = () =>
	onGlobal("corrections", () => ({
		all: new Map<Locale, Corrections>() as ReadonlyMap<Locale, Corrections>,
	}));

/** The same object for as long as nothing has changed in this language. */
export const correctionsOf = (locale: Locale): Corrections =>
	held().all.get(locale) ?? NONE;

/** From now on these count, for everything that asks for a text in this process (lib/text/texts.ts). */
export function takeCorrections(all: ReadonlyMap<Locale, Corrections>): void {
	held().all = all;
}

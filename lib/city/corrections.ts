import { onGlobal } from "#lib/runtime/global.ts";
import type { Locale } from "#lib/text/locale.ts";

/** A text that somebody has put right. */
export interface Corrected {
	text: string;
	/** Taken apart, as a catalogue has it after a build (next.config.mjs). */
	parts: unknown;
}

/** Of one language: "when.title" → what it says now. */
export type Corrections = ReadonlyMap<string, Corrected>;

const NONE: Corrections = new Map();

const held = () =>
	onGlobal("corrections", () => ({
		all: new Map<Locale, Corrections>() as ReadonlyMap<Locale, Corrections>,
	}));

/** The same object for as long as nothing has changed in this language. */
export const correctionsOf = (locale: Locale): Corrections =>
	held().all.get(locale) ?? NONE;

/** From now on these count, for everything that asks for a text in this process. */
export function takeCorrections(all: ReadonlyMap<Locale, Corrections>): void {
	held().all = all;
}

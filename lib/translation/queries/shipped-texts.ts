import "server-only";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { onGlobal } from "#lib/runtime/global.ts";
import { languageOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { TEXTS } from "#lib/text/rooms.ts";
import { flatTexts } from "#lib/translation/rules/flat-texts.ts";

/** Not a room: what is known about the language itself. */
const ABOUT = "about.json";

/** A language as the release has it. */
export interface Shipped {
	/** Somebody who speaks it has read it, as its folder says. */
	isReviewed: boolean;
	/** "when.title" → text as it is written, with everything that a page fills in. */
	texts: ReadonlyMap<string, string>;
	/** Room → checksum of its texts. */
	rooms: ReadonlyMap<string, string>;
}

/** As it is written, which lib/text/texts.ts takes apart. */
export function shippedIn(locale: Locale): Shipped {
	const known = onGlobal("shipped texts", () => new Map<Locale, Shipped>());
	const shipped = known.get(locale) ?? readLanguage(locale);
	known.set(locale, shipped);
	return shipped;
}

function readLanguage(locale: Locale): Shipped {
	const folder = path.join(TEXTS, locale);
	const read = (file: string) =>
		readFileSync(/* turbopackIgnore: true */ path.join(folder, file), "utf8");
	const files = readdirSync(/* turbopackIgnore: true */ folder).filter(
		(file) => file.endsWith(".json") && file !== ABOUT,
	);
	const texts = new Map<string, string>();
	const rooms = new Map<string, string>();
	for (const file of files.sort()) {
		const room = file.slice(0, -".json".length);
		const flat = flatTexts(JSON.parse(read(file)), `${room}.`);
		for (const [key, text] of flat) texts.set(key, text);
		const hash = createHash("sha256").update(JSON.stringify(flat));
		rooms.set(room, hash.digest("base64url"));
	}
	return { isReviewed: languageOf(locale).reviewed, texts, rooms };
}

import "server-only";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { onGlobal } from "#lib/runtime/global.ts";
import type { Locale } from "#lib/text/locale.ts";
import { flatTexts } from "#lib/translation/rules/flat-texts.ts";

/** A folder for each language, a file for each room. */
const MESSAGES = "messages";
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

/** Read from the files: a build takes its own copy of them apart, and nobody can put that together again. */
export function shippedIn(locale: Locale): Shipped {
	const known = onGlobal("shipped texts", () => new Map<Locale, Shipped>());
	const shipped = known.get(locale) ?? readLanguage(locale);
	known.set(locale, shipped);
	return shipped;
}

function readLanguage(locale: Locale): Shipped {
	const folder = path.join(MESSAGES, locale);
	const read = (file: string) =>
		readFileSync(/* turbopackIgnore: true */ path.join(folder, file), "utf8");
	const about = path.join(folder, ABOUT);
	const isReviewed =
		!existsSync(/* turbopackIgnore: true */ about) ||
		(JSON.parse(read(ABOUT)) as { reviewed: boolean }).reviewed;
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
	return { isReviewed, texts, rooms };
}

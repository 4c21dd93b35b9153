import { readFileSync } from "node:fs";
import path from "node:path";
import compile from "icu-minify/compile";
import { city } from "#lib/city/city.ts";
import { type Corrections, correctionsOf } from "#lib/city/corrections.ts";
import { filledIn } from "#lib/city/places.ts";
import type { City } from "#lib/city/read-city.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { isRightToLeft } from "./language.ts";
import { defaultLocale, type Locale } from "./locale.ts";
import { inDirection, type Message, withLatinDigits } from "./message.ts";
import { type RoomName, type Rooms, TEXTS } from "./rooms.ts";

/** A room as its file says it. */
interface Source {
	[key: string]: string | Source;
}

/** The same with its texts taken apart and the city's words in them. */
interface Prepared {
	[key: string]: Message | Prepared;
}

interface KnownRooms {
	/** With what somebody has put right: others, and all is taken apart anew. */
	corrections: Corrections;
	rooms: Map<string, Prepared>;
}
type Known = Map<Locale, KnownRooms>;

/**
 * The texts of a language by room. A room is read from its file and taken apart when somebody first asks for it, once per
 * process; a language that nobody reads costs nothing. What the language lacks says German.
 */
export function textsIn(locale: Locale): Rooms {
	return new Proxy({} as Rooms, {
		get: (_, room) =>
			typeof room === "string" ? textsOf(room as RoomName, locale) : undefined,
	});
}

/** One room of it. */
export function textsOf<Room extends RoomName>(
	room: Room,
	locale: Locale,
): Rooms[Room] {
	const rooms = knownRooms(city(), locale);
	// While somebody works on the texts, each page shows them as they are.
	const known =
		process.env.NODE_ENV === "development" ? undefined : rooms.get(room);
	const texts = known ?? prepared(room, locale);
	rooms.set(room, texts);
	return texts as unknown as Rooms[Room];
}

function knownRooms(own: City, locale: Locale): Map<string, Prepared> {
	const cities = onGlobal("texts", () => new WeakMap<City, Known>());
	const languages = cities.get(own) ?? (new Map() as Known);
	cities.set(own, languages);
	const corrections = correctionsOf(locale);
	const before = languages.get(locale);
	if (before?.corrections === corrections) return before.rooms;
	const rooms = new Map<string, Prepared>();
	languages.set(locale, { corrections, rooms });
	return rooms;
}

function prepared(room: RoomName, locale: Locale): Prepared {
	const german = sourceOf(room, defaultLocale);
	if (!german) throw new Error(`${TEXTS}/${defaultLocale} has no ${room}.json`);
	const own = locale === defaultLocale ? german : sourceOf(room, locale);
	const isTurned = isRightToLeft(locale);
	const take = (text: string): Message => {
		const message = withLatinDigits(compile(text) as Message);
		return isTurned ? inDirection(message) : message;
	};
	return filledIn(
		takenApart(german, own ?? {}, take, correctionsOf(locale), `${room}.`),
		city(),
		locale,
	);
}

function takenApart(
	german: Source,
	own: Source,
	take: (text: string) => Message,
	corrections: Corrections,
	/** Of the keys. */
	prefix: string,
): Prepared {
	return Object.fromEntries(
		Object.entries(german).map(([key, text]) => {
			const said = corrections.get(prefix + key) ?? own[key];
			if (typeof text === "string")
				return [key, take(typeof said === "string" ? said : text)];
			return [
				key,
				takenApart(
					text,
					typeof said === "object" ? said : {},
					take,
					corrections,
					`${prefix}${key}.`,
				),
			];
		}),
	);
}

/** Null: this language has no such room. */
function sourceOf(room: RoomName, locale: Locale): Source | null {
	const file = path.join(TEXTS, locale, `${room}.json`);
	try {
		return JSON.parse(
			readFileSync(/* turbopackIgnore: true */ file, "utf8"),
		) as Source;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
		throw error;
	}
}

import { readdirSync, readFileSync } from "node:fs";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { type RoomName, STAFF_ROOMS, TEXTS } from "#lib/text/rooms.ts";

type Tree = { [key: string]: string | null | Tree | Tree[] | string[] };

/** "a.b.c" → text; what is null is left out. */
export function flat(tree: object, prefix = ""): Map<string, string> {
	return new Map(
		Object.entries(tree as Tree).flatMap(([key, value]) => {
			if (value === null) return [];
			if (typeof value === "object")
				return [...flat(value, `${prefix}${key}.`)];
			return [[prefix + key, String(value)] as const];
		}),
	);
}

const readJson = (file: string): object =>
	JSON.parse(readFileSync(file, "utf8")) as object;

/** Files beside the rooms: about the language, and what stands for itself. */
const NO_ROOM = ["about", "team-error"];

const isRoom = (name: string): name is RoomName => !NO_ROOM.includes(name);

/** The rooms that a language has in its folder. */
export const roomsOf = (locale: Locale): RoomName[] =>
	readdirSync(`${TEXTS}/${locale}`)
		.filter((file) => /^[^.]+\.json$/.test(file))
		.map((file) => file.replace(".json", ""))
		.filter(isRoom);

/** The rooms that every language must have. */
export const translatedRooms = (): RoomName[] =>
	roomsOf(defaultLocale).filter(
		(room) => !(STAFF_ROOMS as readonly string[]).includes(room),
	);

/** The rooms of a language as trees, for what renders without Next. */
export const roomsIn = (locale: Locale): Record<string, object> =>
	Object.fromEntries(
		roomsOf(locale).map((room) => [
			room,
			readJson(`${TEXTS}/${locale}/${room}.json`),
		]),
	);

/** All texts of a language as its files say them: "when.notices.busy.title" → text. */
export const textsIn = (locale: Locale): Map<string, string> =>
	new Map(
		roomsOf(locale).flatMap((room) => [
			...flat(readJson(`${TEXTS}/${locale}/${room}.json`), `${room}.`),
		]),
	);

import { readdirSync, readFileSync } from "node:fs";
import { defaultLocale, locales } from "#lib/text/locale.ts";
import { usedTexts } from "#scripts/test/used-texts.ts";

interface Room {
	/** "messages/de/team.json" */
	file: string;
	language: string;
	name: string;
	/** At the top: "plan". */
	groups: readonly string[];
	/** "plan.title" */
	keys: readonly string[];
}

/** What is wrong in messages/, a line each: what nobody reads, and what one language lacks or has alone. */
export function problemsOfTexts(): string[] {
	const rooms = readdirSync("messages").flatMap(roomsOf);
	const used = usedTexts(
		new Map(rooms.map(({ name, groups }) => [name, groups])),
	);
	const isUsed = (key: string): boolean =>
		used.keys.has(key) ||
		(key.includes(".") && isUsed(key.slice(0, key.lastIndexOf("."))));
	const unread = rooms.flatMap(({ file, name, keys }) =>
		used.files.has(file)
			? keys
					.filter((key) => !isUsed(`${name}.${key}`))
					.map((key) => `${file}: nobody reads ${key}`)
			: [`${file}: nobody imports it`],
	);
	return [...unread, ...differences(rooms)];
}

function roomsOf(language: string): Room[] {
	return readdirSync(`messages/${language}`)
		.filter((entry) => entry.endsWith(".json") && entry !== "about.json")
		.map((entry) => {
			const file = `messages/${language}/${entry}`;
			const texts: object = JSON.parse(readFileSync(file, "utf8"));
			return {
				file,
				language,
				name: entry.replace(".json", ""),
				groups: Object.keys(texts),
				keys: keysOf(texts),
			};
		});
}

function keysOf(texts: object): string[] {
	return Object.entries(texts).flatMap(([key, value]) =>
		typeof value === "object" && value !== null
			? keysOf(value).map((rest) => `${key}.${rest}`)
			: [key],
	);
}

/** Which rooms a language must have, the compiler says: app/i18n. */
function differences(rooms: readonly Room[]): string[] {
	const translated = rooms.filter(
		({ language }) =>
			language !== defaultLocale &&
			(locales as readonly string[]).includes(language),
	);
	return translated.flatMap(({ file, name, keys }) => {
		const german = rooms.find(
			(room) => room.language === defaultLocale && room.name === name,
		);
		if (!german) return [`${file}: there is no such room in German`];
		const own = new Set(keys);
		const wanted = new Set(german.keys);
		return [
			...[...wanted.difference(own)].map((key) => `${file}: lacks ${key}`),
			...[...own.difference(wanted)].map(
				(key) => `${file}: ${key} is not in German`,
			),
		];
	});
}

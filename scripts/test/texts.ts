import { readdirSync, readFileSync } from "node:fs";
import { defaultLocale } from "#lib/text/locale.ts";
import { usedTexts } from "#scripts/test/used-texts.ts";

interface Room {
	/** "messages/de/team.json" */
	file: string;
	name: string;
	/** At the top: "plan". */
	groups: readonly string[];
	/** "plan.title" */
	keys: readonly string[];
}

/** About a language, not one of its rooms. */
const NO_ROOM = "about.json";

/**
 * Which texts nobody reads, a line each. German says which there are; that other languages have the same, a unit test
 * looks at (tests/unit/messages.test.ts).
 */
export function problemsOfTexts(): string[] {
	const rooms = roomsOf(`messages/${defaultLocale}`);
	const used = usedTexts(
		new Map(rooms.map(({ name, groups }) => [name, groups])),
	);
	const isUsed = (key: string): boolean =>
		used.keys.has(key) ||
		(key.includes(".") && isUsed(key.slice(0, key.lastIndexOf("."))));
	return rooms.flatMap(({ file, name, keys }) =>
		used.files.has(file)
			? keys
					.filter((key) => !isUsed(`${name}.${key}`))
					.map((key) => `${file}: nobody reads ${key}`)
			: [`${file}: nobody imports it`],
	);
}

function roomsOf(folder: string): Room[] {
	return readdirSync(folder)
		.filter((entry) => entry.endsWith(".json") && entry !== NO_ROOM)
		.map((entry) => {
			const file = `${folder}/${entry}`;
			const texts: object = JSON.parse(readFileSync(file, "utf8"));
			return {
				file,
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

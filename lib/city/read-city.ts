import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import { Fault } from "#lib/fault.ts";
import { defaultLocale, type Locale, locales } from "#lib/text/locale.ts";
import { lineOf, lineOfSyntaxError } from "./json-lines.ts";
import { type CityTexts, citySchema, cityTextsSchema } from "./schema.ts";

/** A folder for each city, and the file `default` with the name of one of them. */
const CITIES = "cities";

export interface City extends z.infer<typeof citySchema> {
	/** Where its files are. */
	folder: string;
	/** German, and those of which it has a folder. */
	languages: readonly Locale[];
	/** In each of its languages. */
	texts: Readonly<Record<Locale, CityTexts>>;
}

/** What is wrong with a city's files: a line each, with file and line. */
export class CityFault extends Fault {
	readonly problems: readonly string[];
	constructor(problems: readonly string[]) {
		super(problems.join("\n"));
		this.name = "CityFault";
		this.problems = problems;
	}
}

const textsFile = (language: Locale) => `${language}/texts.json`;

/** Every folder there is. */
export const listCities = (): string[] =>
	readdirSync(/* turbopackIgnore: true */ CITIES, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map(({ name }) => name)
		.sort();

/** Which city is served where the settings name none. */
export const defaultCity = (): string =>
	readFileSync(
		/* turbopackIgnore: true */ path.join(CITIES, "default"),
		"utf8",
	).trim();

/**
 * The city of this folder.
 * @param name of a folder in cities/, or with a slash the path of one elsewhere
 * @throws CityFault with everything that is wrong in `city.json` and the texts, each with file and line
 */
export function readCity(name: string | undefined): City {
	const wanted = name?.trim() || defaultCity();
	const folder = wanted.includes("/") ? wanted : `${CITIES}/${wanted}`;
	if (!existsSync(/* turbopackIgnore: true */ folder))
		throw new CityFault([
			`there is no folder ${folder}; in ${CITIES} there are: ${listCities().join(", ")}`,
		]);
	const files = new CityFiles(folder);
	const city = files.read("city.json", citySchema);
	const languages = locales.filter(
		(language) => language === defaultLocale || files.has(textsFile(language)),
	);
	const texts = languages.map(
		(language) =>
			[language, files.read(textsFile(language), cityTextsSchema)] as const,
	);
	files.refuseProblems();
	return {
		...(city as NonNullable<typeof city>),
		folder,
		languages,
		texts: Object.fromEntries(texts) as City["texts"],
	};
}

/** Reads a city's files and keeps what is wrong with them, so that all of it can be said at once. */
export class CityFiles {
	readonly problems: string[] = [];
	readonly #folder: string;

	constructor(folder: string) {
		this.#folder = folder;
	}

	has(file: string): boolean {
		return existsSync(/* turbopackIgnore: true */ this.#pathOf(file));
	}

	/** Of its languages, and others. */
	folders(): string[] {
		return readdirSync(/* turbopackIgnore: true */ this.#folder, {
			withFileTypes: true,
		})
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name)
			.sort();
	}

	/** Null: something is wrong with it, and has been noted. */
	read<Output>(file: string, schema: z.ZodType<Output>): Output | null {
		if (!this.has(file)) {
			this.problems.push(`${this.#pathOf(file)}: there is no such file`);
			return null;
		}
		const value = this.#parsed(file);
		if (value === undefined) return null;
		const { success, data, error } = schema.safeParse(value);
		if (success) return data;
		for (const issue of error.issues)
			this.complain(file, ...placeOf(issue, value));
		return null;
	}

	/** Notes what is wrong at this place of a file. */
	complain(file: string, where: readonly PropertyKey[], what: string): void {
		const source = this.#sourceOf(file);
		this.problems.push(
			`${this.#pathOf(file)}:${lineOf(source, where)}: ${[where.join("."), what].filter(Boolean).join(": ")}`,
		);
	}

	/** @throws CityFault if anything was noted */
	refuseProblems(): void {
		if (this.problems.length > 0) throw new CityFault(this.problems);
	}

	#parsed(file: string): unknown {
		const source = this.#sourceOf(file);
		try {
			return JSON.parse(source) as unknown;
		} catch (error) {
			const { message } = error as Error;
			this.problems.push(
				`${this.#pathOf(file)}:${lineOfSyntaxError(source, message)}: is no JSON: ${message}`,
			);
			return undefined;
		}
	}

	#sourceOf(file: string): string {
		return readFileSync(/* turbopackIgnore: true */ this.#pathOf(file), "utf8");
	}

	#pathOf(file: string): string {
		return path.join(this.#folder, file);
	}
}

/** Where it is and what to do about it: zod speaks of undefined where something is missing. */
function placeOf(
	issue: z.core.$ZodIssue,
	value: unknown,
): [where: readonly PropertyKey[], what: string] {
	if (issue.code === "unrecognized_keys") {
		const [key = ""] = issue.keys;
		return [[...issue.path, key], "is not known here: is it misspelt?"];
	}
	return [
		issue.path,
		isMissing(issue.path, value) ? "is missing" : issue.message,
	];
}

function isMissing(where: readonly PropertyKey[], value: unknown): boolean {
	let at = value;
	for (const key of where) {
		if (typeof at !== "object" || at === null) return false;
		at = (at as Record<PropertyKey, unknown>)[key];
	}
	return at === undefined;
}

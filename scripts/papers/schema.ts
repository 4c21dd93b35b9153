import { readFileSync } from "node:fs";

export interface Column {
	name: string;
	/** In the database: "contact.phone_key". */
	column: string;
	type: string;
	/** A day of the calendar. */
	isDay: boolean;
	/** As written, if it is a number. */
	preset: number | null;
}

/** Columns of each model of prisma/schema.prisma, in its order; relations are none. */
export function readSchema(): Map<string, Column[]> {
	const text = readFileSync("prisma/schema.prisma", "utf8");
	const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(
		([, name = "", body = ""]) => ({ name, body }),
	);
	const names = new Set(models.map(({ name }) => name));
	return new Map(
		models.map(({ name, body }) => {
			const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
			const columns = body
				.split("\n")
				.map((line) => /^\t? *(\w+)\s+(\w+)(?:\[\]|\?)?(.*)$/.exec(line))
				.filter((line) => line !== null)
				.map(([, field = "", type = "", rest = ""]) => ({
					name: field,
					column: `${table}.${/[^@]@map\("(\w+)"\)/.exec(rest)?.[1] ?? field}`,
					type,
					isDay: rest.includes("@db.Date"),
					preset: numberIn(rest),
				}))
				.filter(({ type }) => !names.has(type));
			return [name, columns];
		}),
	);
}

function numberIn(attributes: string): number | null {
	const [, number] = /@default\((\d+)\)/.exec(attributes) ?? [];
	return number === undefined ? null : Number(number);
}

/** What a new city begins with. */
export function presetSettings(): Record<string, number> {
	const columns = readSchema().get("City") ?? [];
	return Object.fromEntries(
		columns.flatMap(({ name, preset }) =>
			preset === null ? [] : [[name, preset]],
		),
	);
}

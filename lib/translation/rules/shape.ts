import compile from "icu-minify/compile";
import { ok, type Result, refuse } from "#lib/result.ts";

/** What a text is made of besides words. */
export interface Shape {
	/** "{name}", "{count, plural}", "{kind, select: no yes}", "<link>" */
	pieces: ReadonlySet<string>;
	/** The categories of each plural, without those for one number ("=0"). */
	plurals: readonly (readonly string[])[];
	/** The words that stand between. */
	words: readonly string[];
}

const SELECT = 1;
const PLURAL = 2;
const ORDINAL = 3;

/** An ICU message; refused is what none can be read from. */
export function shapeOf(text: string): Result<Shape, "syntax"> {
	let parts: ReturnType<typeof compile>;
	try {
		parts = compile(text);
	} catch {
		return refuse("syntax");
	}
	const pieces = new Set<string>();
	const plurals: string[][] = [];
	const words: string[] = [];
	const lookAt = (node: unknown): void => {
		if (typeof node === "string") words.push(node);
		if (!Array.isArray(node)) return;
		const [name, kind, cases] = node as [string, unknown, object];
		if (kind === SELECT || kind === PLURAL || kind === ORDINAL) {
			const keys = Object.keys(cases);
			pieces.add(
				kind === SELECT
					? `{${name}, select: ${keys.sort().join(" ")}}`
					: `{${name}}`,
			);
			if (kind === PLURAL)
				plurals.push(keys.filter((key) => !key.startsWith("=")));
			for (const one of Object.values(cases)) lookAtAll(one);
		} else if (node.length === 1 || typeof kind === "number") {
			pieces.add(`{${name}}`);
		} else {
			pieces.add(`<${name}>`);
			lookAtAll(node.slice(1));
		}
	};
	/** A text without anything in it is no list. */
	const lookAtAll = (text: unknown) => [text].flat().forEach(lookAt);
	lookAtAll(parts);
	return ok({ pieces, plurals, words });
}

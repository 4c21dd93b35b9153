/** A piece of JSON: a string, a bracket, a comma, a colon, a number or a word. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Token {
	text: string;
	line: number;
}

/**
 * The line, from 1, on which this path of a JSON text stands; of what is missing, the line of what it is missing in.
 * @param source JSON that can be read
 */
export function lineOf(source: string, path: readonly PropertyKey[]): number {
	const tokens = tokensOf(source);
	let at = 0;
	let line = tokens[0]?.line ?? 1;
	for (const key of path) {
		const child = childOf(tokens, at, key);
		if (!child) break;
		({ at, line } = child);
	}
	return line;
}

/** The line that JSON.parse complains about: where the text ends too early it names no place. */
export function lineOfSyntaxError(source: string, message: string): number {
	const [, line] = /line (\d+)/.exec(message) ?? [];
	return line ? Number(line) : source.trimEnd().split("\n").length;
}

function tokensOf(source: string): Token[] {
	let line = 1;
	let end = 0;
	return [...source.matchAll(TOKEN)].map(({ 0: text, index }) => {
		line += source.slice(end, index).split("\n").length - 1;
		end = index;
		return { text, line };
	});
}

/** Where the value of this key begins, and the line on which it is named. */
function childOf(
	tokens: readonly Token[],
	start: number,
	key: PropertyKey,
): { at: number; line: number } | null {
	const isList = tokens[start]?.text === "[";
	if (!isList && tokens[start]?.text !== "{") return null;
	let at = start + 1;
	for (let index = 0; at < tokens.length; index++) {
		const named = tokens[at];
		if (!named || named.text === "]" || named.text === "}") return null;
		const value = isList ? at : at + 2;
		const name = isList ? index : (JSON.parse(named.text) as string);
		if (name === key) return { at: value, line: named.line };
		at = endOf(tokens, value);
		if (tokens[at]?.text === ",") at += 1;
	}
	return null;
}

/** The first token after this value. */
function endOf(tokens: readonly Token[], start: number): number {
	let depth = 0;
	let at = start;
	do {
		const text = tokens[at]?.text;
		if (text === "{" || text === "[") depth += 1;
		if (text === "}" || text === "]") depth -= 1;
		at += 1;
	} while (depth > 0 && at < tokens.length);
	return at;
}

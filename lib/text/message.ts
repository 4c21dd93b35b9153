/**
 * A text as icu-minify takes it apart: words, 0 for the number of the plural around it, `["name"]` for a value,
 * `["name", 4]` for a number, `["name", 1 | 2 | 3, { one: … }]` for a choice, and `["link", …]` for what stands in a tag.
 */
export type Message = string | Part[];
type Part = string | 0 | [string, ...unknown[]];
type Options = Record<string, string | 0 | Part[]>;

const SELECT = 1;
const PLURAL = 2;
const ORDINAL = 3;
const NUMBER = 4;
const LAST_KIND = 6;

/** First strong isolate … pop: what stands between does not turn what is around it. */
const ISOLATE = "\u2068";
const POP = "\u2069";

/** Every number in digits that everybody here reads: as they are on the display, on the ticket and on the phone. */
const LATIN = { numberingSystem: "latn" } as const;

export const withLatinDigits = (message: Message): Message =>
	mapped(message, (part, counted) => {
		if (part === 0) return counted ? [[counted, NUMBER, LATIN]] : [0];
		if (isKind(part, NUMBER)) {
			const style = part[2];
			return typeof style === "object" || style === undefined
				? [[part[0], NUMBER, { ...style, ...LATIN }]]
				: [part];
		}
		return [part];
	});

/**
 * In a language from right to left each value stands for itself, because names, numbers and times of ours run the other way
 * (Unicode Bidirectional Algorithm, 2.7); in HTML and in plain text alike.
 */
export const inDirection = (message: Message): Message =>
	mapped(message, (part) => {
		const isValue = typeof part === "object" && part[1] === undefined;
		return isValue ? [ISOLATE, part, POP] : [part];
	});

/** A web address that was set apart is none any more to programs that make links of them. */
export const withPlainLinks = (text: string): string =>
	text.replace(/\u2068(https?:[^\u2068\u2069]*)\u2069/g, "$1");

function isKind(
	part: Part,
	kind: number,
): part is [string, number, ...unknown[]] {
	return typeof part === "object" && part[1] === kind;
}

type Change = (part: Part, counted: string | null) => Part[];

function mapped(message: Message, change: Change): Message {
	return typeof message === "string" ? message : parts(message, change, null);
}

const parts = (all: Part[], change: Change, counted: string | null): Part[] =>
	all.flatMap((part) => inside(part, change, counted));

function inside(part: Part, change: Change, counted: string | null): Part[] {
	if (typeof part === "object") {
		const [name, kind, ...rest] = part;
		if (kind === SELECT || kind === PLURAL || kind === ORDINAL)
			return [
				[
					name,
					kind,
					options(rest[0] as Options, change, kind === SELECT ? counted : name),
				],
			];
		const isTag =
			kind !== undefined &&
			!(typeof kind === "number" && kind > 0 && kind <= LAST_KIND);
		if (isTag)
			return [[name, ...parts([kind, ...rest] as Part[], change, counted)]];
	}
	return change(part, counted);
}

function options(
	all: Options,
	change: Change,
	counted: string | null,
): Options {
	return Object.fromEntries(
		Object.entries(all).map(([key, option]) => {
			if (typeof option === "string") return [key, option];
			return [key, parts(option === 0 ? [0] : option, change, counted)];
		}),
	);
}

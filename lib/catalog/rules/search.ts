import MiniSearch from "minisearch";
import {
	type Catalog,
	offeredServices,
	type SearchableText,
	type Service,
} from "#lib/catalog/catalog.ts";
import {
	compoundOf,
	isKnown,
	nameWithin,
	readingsOf,
	type Vocabulary,
} from "./readings.ts";
import { inLatinLetters, isFiller, stemOf, wordsOf } from "./words.ts";

/** Longer questions are read to here: about two lines. */
const MAX_LENGTH = 120;
const MAX_WORDS = 12;
const MAX_HITS = 10;
/** What scores less than this share of the best hit is not shown. */
const LEAST_SHARE = 0.3;
/** Somebody typed exactly what we know the service by. */
const EXACTLY = 3;
const POPULAR = 1.3;
/** Where guesses look: among the many words of sentences one hits anything. */
const SURE = ["names", "words"];

interface Index {
	engine: MiniSearch;
	vocabulary: Vocabulary;
	/** What a service is called, its stems in alphabetical order → services. */
	phrases: ReadonlyMap<string, ReadonlySet<number>>;
}

const indexes = new WeakMap<Catalog, Index>();

function indexOf(catalog: Catalog): Index {
	const index = indexes.get(catalog) ?? sharedIndex(catalog);
	indexes.set(catalog, index);
	return index;
}

let newest: { said: string; index: Index } | null = null;

/** The catalogue of every language is looked through by the same words: one index does for all of them. */
function sharedIndex(catalog: Catalog): Index {
	const said = JSON.stringify(
		offeredServices(catalog).map(({ id, searchable }) => [id, searchable]),
	);
	if (newest?.said !== said) newest = { said, index: buildIndex(catalog) };
	return newest.index;
}

/** Every word in the form it was written in and as its stem. */
function termsOf(text: string): string[] {
	const words = wordsOf(text).filter((word) => !isFiller(word));
	return words.flatMap((word) => [...new Set([word, stemOf(word)])]);
}

const phraseOf = (words: readonly string[]) =>
	[...new Set(words.map(stemOf))].toSorted().join(" ");

function buildIndex(catalog: Catalog): Index {
	const vocabulary = new Set<string>();
	const phrases = new Map<string, Set<number>>();
	const engine = new MiniSearch<{ id: number } & SearchableText>({
		fields: [...SURE, "summaries"],
		stringifyField: (value) => [value].flat().join("\n"),
		tokenize: termsOf,
		processTerm: (term) => term,
		searchOptions: {
			boost: { names: 1.5, words: 2, summaries: 0.4 },
			// A service with many words is not worth less, one that repeats a word hardly more.
			bm25: { k: 0.5, b: 0.1, d: 0.5 },
			tokenize: (word) => [word],
		},
	});
	for (const { id, searchable } of offeredServices(catalog)) {
		const { names, words, summaries } = searchable;
		engine.add({ id, ...searchable });
		for (const text of [...names, ...words]) {
			const phrase = phraseOf(wordsOf(text));
			phrases.set(phrase, (phrases.get(phrase) ?? new Set()).add(id));
		}
		for (const text of [...names, ...words, ...summaries])
			for (const term of termsOf(text)) vocabulary.add(term);
	}
	return { engine, vocabulary, phrases };
}

/**
 * The services somebody may mean, the likeliest first, at most ten. Forgives typing errors, knows
 * everyday words and takes compounds apart; knows all languages of the catalogue at once.
 */
export function searchServices(catalog: Catalog, query: string): Service[] {
	const index = indexOf(catalog);
	const asked = wordsOf(query.slice(0, MAX_LENGTH)).slice(0, MAX_WORDS);
	const words = readWords(asked, index);
	const meant = words.map((word) => nameWithin(word, isNameIn(index)) ?? word);
	const exact = [asked, words, meant].map((all) =>
		index.phrases.get(phraseOf(all)),
	);
	const found = new Map<number, { score: number; words: number }>();
	for (const word of words)
		for (const [id, score] of scoresOf(word, index)) {
			const before = found.get(id) ?? { score: 0, words: 0 };
			found.set(id, { score: before.score + score, words: before.words + 1 });
		}
	const hits = offeredServices(catalog).flatMap((service) => {
		const hit = found.get(service.id);
		if (!hit) return [];
		// Who asks with two words means both.
		const score = hit.score * (hit.words / words.length) ** 2;
		const isExact = exact.some((ids) => ids?.has(service.id));
		const rank =
			score * (isExact ? EXACTLY : 1) * (service.popular ? POPULAR : 1);
		return [{ service, score, rank }];
	});
	const least = LEAST_SHARE * Math.max(...hits.map(({ score }) => score));
	return hits
		.filter(({ score }) => score >= least)
		.sort((a, b) => b.rank - a.rank)
		.slice(0, MAX_HITS)
		.map(({ service }) => service);
}

/** Whether a service is known by this one word. */
const isNameIn =
	({ phrases }: Index) =>
	(stem: string) =>
		phrases.has(stem);

/** How well each service fits a word, in its likeliest reading. */
function scoresOf(word: string, index: Index) {
	const { engine, vocabulary } = index;
	const scores = new Map<number, number>();
	const readings = readingsOf(word, vocabulary, isNameIn(index));
	for (const { term, weight, fuzzy, prefix } of readings)
		for (const { id, score } of engine.search(term, {
			fuzzy,
			prefix,
			fields: fuzzy ? SURE : [...SURE, "summaries"],
		}))
			scores.set(id, Math.max(scores.get(id) ?? 0, score * weight));
	return scores;
}

/**
 * The words that matter. Two that we know as one only ("Reise Pass") become that one, and a compound
 * we do not know becomes its parts.
 */
function readWords(typed: readonly string[], index: Index): string[] {
	const { vocabulary } = index;
	// Serbian is written in two alphabets, and our words for it stand there in one.
	const isKnownInLatin = (word: string) =>
		isKnown(inLatinLetters(word), vocabulary);
	const isSerbian = typed.some(
		(word) => !isKnown(word, vocabulary) && isKnownInLatin(word),
	);
	const asked = typed.map((word) =>
		isSerbian && isKnownInLatin(word) ? inLatinLetters(word) : word,
	);
	const words: string[] = [];
	for (let at = 0; at < asked.length; at += 1) {
		const [first = "", second = ""] = asked.slice(at, at + 2);
		if (second && vocabulary.has(stemOf(first + second))) {
			words.push(first + second);
			at += 1;
		} else if (!isFiller(first))
			words.push(
				...compoundOf(
					first,
					vocabulary,
					(word, fuzzy) =>
						index.engine.search(word, { fuzzy, fields: SURE }).length > 0,
				),
			);
	}
	return [...new Set(words)];
}

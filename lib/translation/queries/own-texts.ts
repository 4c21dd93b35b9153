import "server-only";
import { createHash } from "node:crypto";
import { authorise } from "#lib/auth/queries/authorise.ts";
import {
	type Actor,
	may,
	type Permission,
} from "#lib/auth/rules/permission.ts";
import { isOffered } from "#lib/city/city.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import {
	OWN_TEXT_KINDS,
	OWN_TEXTS,
	type OwnTextKind,
	typedWord,
} from "#lib/translation/rules/own-texts.ts";

/** One text of the city whose translations say what the German words said before. */
export interface StaleText {
	kind: OwnTextKind;
	/** Slug or number. */
	key: string;
	/** Its first words in German. */
	says: string;
	languages: readonly Locale[];
}

/**
 * Those that the actor may say in another language, of these kinds; until somebody looks at them, pages show the German
 * words. Of a language that the city does not offer just now nobody misses anything.
 */
export async function listStaleTexts(
	actor: Actor,
	now: Temporal.Instant,
	wanted: readonly OwnTextKind[] = OWN_TEXT_KINDS,
): Promise<Result<StaleText[], "forbidden">> {
	const kinds = wanted.filter((kind) =>
		may(actor, OWN_TEXTS[kind].permission, null),
	);
	const [first = "service"] = wanted;
	if (kinds.length === 0) {
		const allowed = await authorise(
			actor,
			OWN_TEXTS[first].permission,
			null,
			now,
		);
		return allowed.ok ? ok([]) : allowed;
	}
	const found: StaleText[] = [];
	for (const kind of kinds) {
		const { table, owner, ownerId, key, words } = OWN_TEXTS[kind];
		const [id, name, first] = [ownerId, key, words[0]].map((word) =>
			Prisma.raw(word),
		);
		const rows = await db().$queryRaw<
			{ id: number; key: string; says: string; languages: string[] }[]
		>`
			SELECT o.id, o.${name}::text AS key, g.${first} AS says, array_agg(t.locale ORDER BY t.locale) AS languages
			FROM ${Prisma.raw(table)} t
			JOIN ${Prisma.raw(table)} g ON g.${id} = t.${id} AND g.locale = ${defaultLocale}
			JOIN ${Prisma.raw(owner)} o ON o.id = t.${id}
			WHERE t.revision < g.revision GROUP BY 1, 2, 3 ORDER BY 3`;
		for (const { id, key, says, languages } of rows) {
			const offered = languages.filter(isOffered);
			if (offered.length > 0 && may(actor, ...asks(kind, id)))
				found.push({ kind, key, says, languages: offered });
		}
	}
	return ok(found);
}

/** What it takes to say it in another language. */
const asks = (
	kind: OwnTextKind,
	id: number | null,
): [Permission, number | null] => [
	OWN_TEXTS[kind].permission,
	kind === "station" ? id : null,
];

/** Whether the actor may say this text in another language. */
export async function authoriseOwnText(
	actor: Actor,
	{ kind, key }: { kind: OwnTextKind; key: string },
	now: Temporal.Instant,
): Promise<Result<null, "forbidden">> {
	const station =
		kind === "station"
			? await db().station.findUnique({
					where: { slug: key },
					select: { id: true },
				})
			: null;
	return authorise(actor, ...asks(kind, station?.id ?? null), now);
}

type Words = Readonly<Record<string, unknown>> & {
	locale: string;
	revision: number;
};

export interface OwnText {
	/** Of the German words, as they are shown. */
	revision: number;
	german: Words;
	/** Words of the translation, as typed. */
	own: Words;
	isStale: boolean;
}

export async function readOwnText(
	client: Db | Tx,
	place: { kind: OwnTextKind; key: string; locale: Locale },
): Promise<OwnText | null> {
	const { table, owner, ownerId, key } = OWN_TEXTS[place.kind];
	const rows = await client.$queryRaw<{ row: Words }[]>`
		SELECT to_jsonb(t) AS row FROM ${Prisma.raw(table)} t
		JOIN ${Prisma.raw(owner)} o ON o.id = t.${Prisma.raw(ownerId)}
		WHERE o.${Prisma.raw(key)}::text = ${place.key} AND t.locale IN (${defaultLocale}, ${place.locale})`;
	const textIn = (locale: Locale) =>
		rows.find(({ row }) => row.locale === locale)?.row;
	const [german, own] = [textIn(defaultLocale), textIn(place.locale)];
	if (!german || !own || place.locale === defaultLocale) return null;
	const { revision } = german;
	return { revision, german, own, isStale: own.revision < revision };
}

/** A translation beside the German words, to be looked at again. */
export async function findOwnText(
	actor: Actor,
	place: { kind: OwnTextKind; key: string; locale: Locale },
	now: Temporal.Instant,
): Promise<Result<OwnText, "forbidden" | "missing">> {
	const allowed = await authoriseOwnText(actor, place, now);
	if (!allowed.ok) return allowed;
	const found = await readOwnText(db(), place);
	return found ? ok(found) : refuse("missing");
}

/**
 * Tells whether two forms showed the same: of the German words their revision, which only they raise; of the translation
 * its own words, which raise nothing.
 */
export function ownMark(
	kind: OwnTextKind,
	{ revision, own }: Pick<OwnText, "revision" | "own">,
): string {
	const words = OWN_TEXTS[kind].words.map((word) => own[word] ?? null);
	const hash = createHash("sha256").update(JSON.stringify(words));
	return `${revision} ${hash.digest("base64url")}`;
}

/** Of the German words that a form showed; 0: it does not say. */
export const revisionIn = (mark: string): number =>
	Number(/^\d{1,9}(?= |$)/.exec(mark)?.[0] ?? 0);

/** As the form's fields begin. */
export const typedOwn = (
	kind: OwnTextKind,
	own: Words,
	/** In which it is written. */
	locale: Locale,
): Record<string, string> =>
	Object.fromEntries(
		OWN_TEXTS[kind].words.map((word) => [word, typedWord(own[word], locale)]),
	);

import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { Prisma } from "#lib/db/generated/client.ts";
import { lockCity, lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { Locale } from "#lib/text/locale.ts";
import {
	authoriseOwnText,
	ownMark,
	readOwnText as readRow,
	revisionIn,
} from "#lib/translation/queries/own-texts.ts";
import {
	OWN_TEXTS,
	type OwnTextKind,
	type OwnTextProblem,
	type OwnWord,
	readOwnText,
} from "#lib/translation/rules/own-texts.ts";

export type TranslateRefusal =
	| "forbidden"
	| "missing"
	/** The German words are others than those that the form showed. */
	| "german-changed"
	/** Somebody else has translated it since the form was shown. */
	| "changed"
	| "busy";

/**
 * Says a text of the city in another language: with other words, or with the same, which then hold for what German says by
 * now. Pages say it at once.
 */
export function translateOwnText(
	actor: Actor,
	input: {
		kind: OwnTextKind;
		/** Slug or number. */
		key: string;
		locale: Locale;
		typed: (word: OwnWord) => string;
		/** As the form showed it (`ownMark`). */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<
	Result<
		{ errors: Partial<Record<OwnWord, OwnTextProblem>> } | null,
		TranslateRefusal
	>
> {
	type Done = { errors: Partial<Record<OwnWord, OwnTextProblem>> } | null;
	return orBusy<Done, TranslateRefusal>(async () => {
		const { kind, key, locale, now } = input;
		const may = await authoriseOwnText(actor, input, now);
		if (!may.ok) return may;
		return write<Done, TranslateRefusal>(async (tx) => {
			const { table, owner, ownerId, hasVersion, lock } = OWN_TEXTS[kind];
			// First of all, as whoever changes the German words does: they stay what they are until this is saved.
			await (lock === "city" ? lockCity(tx) : lockKey(tx, lock));
			const known = await readRow(tx, { kind, key, locale });
			if (!known) return refuse("missing");
			if (known.revision !== revisionIn(input.shown))
				return refuse("german-changed");
			const read = readOwnText(kind, input.typed, known.german, locale);
			if (!read.ok) return ok({ errors: read.errors });
			// Pressed twice, or the same words from two people: it is as it was wanted.
			const isSaid = [...read.words].every(
				([word, value]) =>
					JSON.stringify(value) === JSON.stringify(known.own[word] ?? null),
			);
			if (!isSaid && ownMark(kind, known) !== input.shown)
				return refuse("changed");
			const id = known.german[ownerId] as number;
			const columns = [...read.words].map(([word, value]) =>
				Array.isArray(value)
					? Prisma.sql`${Prisma.raw(word)} = ${value}::text[]`
					: Prisma.sql`${Prisma.raw(word)} = ${value}::text`,
			);
			// With the same words the trigger leaves the revision as it is said here.
			await tx.$executeRaw`
				UPDATE ${Prisma.raw(table)} SET ${Prisma.join(columns)}, revision = ${known.revision}::int
				WHERE ${Prisma.raw(ownerId)} = ${id} AND locale = ${locale}`;
			// Whoever has its form open is told, and overwrites nothing.
			if (hasVersion)
				await tx.$executeRaw`
					UPDATE ${Prisma.raw(owner)} SET version = version + 1 WHERE id = ${id}`;
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: kind === "station" ? id : null,
					action: "text:own",
					subject: `text ${locale} ${kind} ${key}`,
				},
				now,
			);
			return ok(null);
		});
	});
}

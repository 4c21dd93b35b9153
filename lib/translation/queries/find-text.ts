import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { db } from "#lib/db/client.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { piecesOf } from "#lib/translation/rules/check-text.ts";
import type { TextHistory, TextLine } from "#lib/translation/translation.ts";
import { lastCorrections, lineOf } from "./corrections.ts";
import { shippedIn } from "./shipped-texts.ts";

interface TextToCorrect extends TextLine {
	/** As the release says it. */
	shipped: string;
	/** What it has to have in it: "{count}", "<link>", "[[phone]]". */
	pieces: readonly string[];
	/** What somebody wrote for another German text; null: nothing. */
	outdated: { text: string; german: string } | null;
	/** The newest first. */
	history: readonly TextHistory[];
}

const LONGEST_HISTORY = 50;

/** One text with all that was made of it. */
export async function findTextToCorrect(
	actor: Actor,
	{ locale, key }: { locale: Locale; key: string },
	now: Temporal.Instant,
): Promise<Result<TextToCorrect, "forbidden" | "unknown-text">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	const last = (await lastCorrections(locale)).get(key);
	const line = locale === defaultLocale ? null : lineOf(locale, key, last);
	if (!line) return refuse("unknown-text");
	const rows = await db().textCorrection.findMany({
		where: { locale, key },
		include: { user: { select: { name: true } } },
		orderBy: { id: "desc" },
		take: LONGEST_HISTORY,
	});
	return ok({
		...line,
		shipped: shippedIn(locale).texts.get(key) ?? "",
		pieces: piecesOf(line.german),
		outdated:
			line.correction === "outdated" && last?.text
				? { text: last.text, german: last.german }
				: null,
		history: rows.map(({ id, at, user, text }) => ({
			id,
			at: at.getTime(),
			person: user?.name ?? null,
			text,
		})),
	});
}

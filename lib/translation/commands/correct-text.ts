import "server-only";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { city } from "#lib/city/city.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { orBusy, write } from "#lib/db/write.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { defaultLocale, type Locale } from "#lib/text/locale.ts";
import { shippedIn } from "#lib/translation/queries/shipped-texts.ts";
import {
	checkText,
	type TextProblem,
} from "#lib/translation/rules/check-text.ts";

export type CorrectionRefusal =
	| TextProblem
	| "unknown-text"
	/** Somebody else has written since the page was opened. */
	| "changed-meanwhile"
	| "forbidden"
	| "busy";

interface Place {
	locale: Locale;
	key: string;
	/** The number of the newest correction that the page showed; 0: there was none. */
	seen: number;
	now: Temporal.Instant;
}

/** Puts a text right; within a second all pages and mails say it (hold-corrections.ts). */
export function correctText(
	actor: Actor,
	{ text, ...place }: Place & { text: string },
): Promise<Result<null, CorrectionRefusal>> {
	const german = germanOf(place);
	return change(actor, "text:correct", place, async () => {
		if (german === null) return refuse("unknown-text");
		const forms = Object.keys(city().texts.de.office);
		const checked = checkText(text, german, place.locale, forms);
		return checked.ok ? ok({ text: checked.value, german }) : checked;
	});
}

/** Takes the newest correction back: what was there before it counts again. */
export function undoCorrection(
	actor: Actor,
	place: Place,
): Promise<Result<null, CorrectionRefusal>> {
	const { locale, key, seen } = place;
	return change(actor, "text:undo", place, async (tx) => {
		const german = germanOf(place);
		if (german === null || seen === 0) return refuse("unknown-text");
		const before = await tx.textCorrection.findFirst({
			where: { locale, key, id: { lt: seen } },
			orderBy: { id: "desc" },
			select: { text: true, german: true },
		});
		return ok(before ?? { text: null, german });
	});
}

/** German is no translation. */
const germanOf = ({ locale, key }: Place): string | null =>
	locale !== defaultLocale && shippedIn(locale).texts.has(key)
		? (shippedIn(defaultLocale).texts.get(key) ?? null)
		: null;

function change(
	actor: Actor,
	action: "text:correct" | "text:undo",
	{ locale, key, seen, now }: Place,
	decide: (
		tx: Tx,
	) => Promise<
		Result<{ text: string | null; german: string }, CorrectionRefusal>
	>,
): Promise<Result<null, CorrectionRefusal>> {
	return orBusy<null, CorrectionRefusal>(async () => {
		const may = await authorise(actor, "city:write", null, now);
		if (!may.ok) return may;
		return write<null, CorrectionRefusal>(async (tx) => {
			await lockKey(tx, `text ${locale} ${key}`);
			const last = await tx.textCorrection.findFirst({
				where: { locale, key },
				orderBy: { id: "desc" },
				select: { id: true },
			});
			if ((last?.id ?? 0) !== seen) return refuse("changed-meanwhile");
			const decided = await decide(tx);
			if (!decided.ok) return decided;
			await tx.textCorrection.create({
				data: {
					locale,
					key,
					...decided.value,
					userId: actor.userId,
					at: toDbInstant(now),
				},
			});
			await record(
				tx,
				{
					userId: actor.userId,
					stationId: null,
					action,
					subject: `text ${locale} ${key}`,
					...(decided.value.text === null
						? {}
						: { detail: { text: decided.value.text } }),
				},
				now,
			);
			return ok(null);
		});
	});
}

import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { languages } from "#lib/city/city.ts";
import { db } from "#lib/db/client.ts";
import type { AnswerTemplate } from "#lib/feedback/inbox/rules/template.ts";
import { ok, type Result } from "#lib/result.ts";
import { isCurrent } from "#lib/text/current-text.ts";
import { defaultLocale, locales } from "#lib/text/locale.ts";

/** All of them, retired ones too, by name. */
export async function listTemplates(
	actor: Actor,
	now: Temporal.Instant,
): Promise<Result<AnswerTemplate[], "forbidden">> {
	const may = await authorise(actor, "feedback:answer", null, now);
	if (!may.ok) return may;
	const rows = await db().answerTemplate.findMany({
		include: { texts: true },
		orderBy: { name: "asc" },
	});
	return ok(
		rows.map(({ texts, ...row }) => ({
			...row,
			texts: Object.fromEntries(
				locales.map((locale) => [
					locale,
					texts.find((text) => text.locale === locale)?.text ?? "",
				]),
			) as AnswerTemplate["texts"],
			outdated: languages().filter((locale) => {
				const own = texts.find((text) => text.locale === locale);
				return own && !isCurrent(own, texts.find(isGermanText));
			}),
		})),
	);
}

const isGermanText = ({ locale }: { locale: string }) =>
	locale === defaultLocale;

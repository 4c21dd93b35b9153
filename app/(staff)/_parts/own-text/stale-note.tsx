import { getTranslations } from "next-intl/server";
import { Alert } from "#components/ui/alert.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { now } from "#lib/runtime/clock.ts";
import { germanNameOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { listStaleTexts } from "#lib/translation/queries/own-texts.ts";
import type { OwnTextKind } from "#lib/translation/rules/own-texts.ts";

/**
 * Above the form with which the German words are changed: in how many languages people read them instead of a translation
 * by now, and where that is put right. As long as it is so, not only right after saving.
 */
export async function StaleNote({
	actor,
	kind,
	only,
	href,
}: {
	actor: Actor;
	kind: OwnTextKind;
	/** Slug or number; left out: all of this kind. */
	only?: string;
	/** Where it is put right. */
	href: (place: { key: string; locale: Locale }) => string;
}) {
	const found = await listStaleTexts(actor, now(), [kind]);
	const texts = found.ok
		? found.value.filter(({ key }) => only === undefined || key === only)
		: [];
	if (texts.length === 0) return null;
	const t = await getTranslations("texts.own.note");
	return (
		<Alert kind="warning" title={t("title")}>
			<p>{t("text")}</p>
			{texts.slice(0, MOST).map(({ key, says, languages }) => (
				<div key={key} className="flex flex-col gap-8">
					<p>{t("count", { says: short(says), count: languages.length })}</p>
					<ul className="flex flex-wrap gap-x-16 gap-y-8">
						{languages.map((locale) => (
							<li key={locale}>
								<a href={href({ key, locale })}>{germanNameOf(locale)}</a>
							</li>
						))}
					</ul>
				</div>
			))}
			{texts.length > MOST ? (
				<p>{t("more", { count: texts.length - MOST })}</p>
			) : null}
		</Alert>
	);
}

/** An import may change hundreds; `/admin/texte` lists them all. */
const MOST = 5;
const SHOWN = 80;

const short = (text: string): string =>
	text.length > SHOWN ? `${text.slice(0, SHOWN)} …` : text;

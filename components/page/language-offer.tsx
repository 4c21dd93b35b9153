import { getTranslations } from "next-intl/server";
import { inLanguage } from "#lib/paths/other-language.ts";
import { directionOf, langOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";

/** Above a page in another language than the browser's: the same page in it, in its own words. No cookie, no redirect. */
export async function LanguageOffer({
	language,
	page,
}: {
	language: Locale;
	/** Address of the page below, with its query. */
	page: string;
}) {
	const t = await getTranslations({ locale: language, namespace: "language" });
	return (
		<nav
			aria-label={t("label")}
			lang={langOf(language)}
			dir={directionOf(language)}
			className="no-print border-b border-line bg-surface"
		>
			<a
				href={inLanguage(page, language)}
				hrefLang={langOf(language)}
				className="mx-auto flex min-h-48 max-w-page items-center px-16 text-action underline underline-offset-4 hover:decoration-2 sm:px-24"
			>
				{t("show")}
			</a>
		</nav>
	);
}

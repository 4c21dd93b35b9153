import { languages } from "#lib/city/city.ts";
import { defaultLocale, type Locale, locales } from "#lib/text/locale.ts";

/** Each language in its own words. */
const NAMES: Record<Locale, string> = { de: "Deutsch", en: "English" };

const PREFIX = new RegExp(`^/(?:${locales.join("|")})(?=/|$)`);

/** The same step with the same choice in another language. */
export function LanguageSwitch({
	current,
	label,
	page: asked,
}: {
	current: Locale;
	label: string;
	/** Address of the page, with its query. */
	page: string;
}) {
	if (languages().length < 2) return null;
	const [path = "", search = ""] = asked.split("?", 2);
	const page = path.replace(PREFIX, "");
	const query = new URLSearchParams(search).toString();
	const address = (locale: Locale) =>
		`${locale === defaultLocale ? "" : `/${locale}`}${page || "/"}${query ? `?${query}` : ""}`;
	return (
		<nav aria-label={label} className="no-print -mx-8">
			<ul className="flex">
				{/* A narrow screen has room for the other languages only. */}
				{languages().map((locale) => (
					<li
						key={locale}
						className={locale === current ? "max-sm:hidden" : ""}
					>
						<a
							href={address(locale)}
							lang={locale}
							hrefLang={locale}
							aria-current={locale === current ? "true" : undefined}
							className="flex min-h-48 items-center px-8 text-action underline underline-offset-4 hover:decoration-2 aria-[current]:font-bold aria-[current]:text-text aria-[current]:no-underline"
						>
							{NAMES[locale]}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

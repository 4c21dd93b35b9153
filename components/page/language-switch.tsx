import { languages } from "#lib/city/city.ts";
import { inLanguage } from "#lib/paths/other-language.ts";
import { directionOf, langOf, nameOf } from "#lib/text/language.ts";
import { EASY, type Locale } from "#lib/text/locale.ts";
import { Icon } from "../ui/icon.tsx";

/** So many stand beside each other; more are behind one word. */
const MOST_BESIDE = 3;

const LINK =
	"flex min-h-48 items-center px-8 text-action underline underline-offset-4 hover:decoration-2 aria-[current]:font-bold aria-[current]:text-text aria-[current]:no-underline";

/** The same step with the same choice in another language. Each is called as it calls itself. */
export function LanguageSwitch({
	current,
	label,
	choose,
	page,
}: {
	current: Locale;
	label: string;
	/** For those who listen: what the list is for. */
	choose: string;
	/** Address of the page, with its query. */
	page: string;
}) {
	const all = languages().filter((locale) => locale !== EASY);
	if (all.length < 2) return null;
	const isFew = all.length <= MOST_BESIDE;
	const links = all.map((locale) => (
		// A narrow screen has room for the other languages only.
		<li
			key={locale}
			className={isFew && locale === current ? "max-sm:hidden" : ""}
		>
			<a
				href={inLanguage(page, locale)}
				lang={langOf(locale)}
				hrefLang={langOf(locale)}
				dir={directionOf(locale)}
				aria-current={locale === current ? "true" : undefined}
				className={LINK}
			>
				{nameOf(locale)}
			</a>
		</li>
	));
	if (isFew)
		return (
			<nav aria-label={label} className="no-print -mx-8">
				<ul className="flex">{links}</ul>
			</nav>
		);
	return (
		<nav aria-label={label} className="no-print">
			<details className="languages">
				<summary>
					<Icon name="language" tone="bg-action" />
					<span>{nameOf(current)}</span>
					<span className="sr-only">: {choose}</span>
				</summary>
				<ul>{links}</ul>
			</details>
		</nav>
	);
}

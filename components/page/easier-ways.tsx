import { useLocale, useTranslations } from "next-intl";
import { isOffered } from "#lib/city/city.ts";
import { EASY_PATH, paths } from "#lib/paths/citizen.ts";
import { inLanguage } from "#lib/paths/other-language.ts";
import { EASY } from "#lib/text/locale.ts";
import { Icon } from "../ui/icon.tsx";
import { Still } from "./still.tsx";

const LINK =
	"flex min-h-32 items-center gap-4 text-action underline underline-offset-4 hover:decoration-2 lg:min-h-48";

/** Beside the languages, on every page: Leichte Sprache and sign language. On narrow screens a line of its own. */
export function EasierWays({
	page,
}: {
	/** Address of the page, with its query. */
	page: string;
}) {
	const t = useTranslations("site");
	const locale = useLocale();
	return (
		<Still
			as="nav"
			aria-label={t("easierWays")}
			className="no-print max-lg:w-full"
		>
			<ul className="flex flex-wrap gap-x-16 text-small lg:text-body">
				{isOffered(EASY) ? (
					<li>
						{/* The same page. Who reads it already has its name in the list of languages, and learns here how booking goes. */}
						<a
							href={locale === EASY ? EASY_PATH : inLanguage(page, EASY)}
							lang={EASY}
							hrefLang={EASY}
							className={LINK}
						>
							<Hint name="easy-language" />
							{t(locale === EASY ? "easyGuide" : "easy")}
						</a>
					</li>
				) : null}
				<li>
					<a href={paths(locale).signLanguage()} className={LINK}>
						<Hint name="sign-language" />
						{t("sign")}
					</a>
				</li>
			</ul>
		</Still>
	);
}

function Hint({ name }: { name: "easy-language" | "sign-language" }) {
	return (
		<span className="flex max-sm:hidden">
			<Icon name={name} tone="bg-action" />
		</span>
	);
}

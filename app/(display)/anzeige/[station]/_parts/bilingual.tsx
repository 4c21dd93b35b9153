import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { languages } from "#lib/city/city.ts";
import { isNeeded } from "#lib/text/locale.ts";

/** The same words in German and English: nobody can choose a language on a display, and it has no room for seventeen. */
export async function Bilingual({
	name,
}: {
	name:
		| "calls"
		| "lost"
		| "lostText"
		| "none"
		| "recent"
		| "wait"
		| "waitUnknown";
}) {
	const words = await Promise.all(
		languages()
			.filter(isNeeded)
			.map(async (locale) => {
				const t = await getTranslations({ locale, namespace: "display" });
				return { locale, text: t(name) };
			}),
	);
	return words.map(({ locale, text }) => (
		<Fragment key={locale}>
			<span lang={locale} className="display-words">
				{text}
			</span>{" "}
		</Fragment>
	));
}

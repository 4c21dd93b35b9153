import { getTranslations } from "next-intl/server";
import { Fragment } from "react";
import { languages } from "#lib/city/city.ts";

/** The same words in every language, German first: nobody can choose one on a display. */
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
		languages().map(async (locale) => {
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

import { useLocale, useTranslations } from "next-intl";
import { defaultLocale } from "#lib/text/locale.ts";

/** Above a legal page in another language: the German text counts, and here it is. */
export function BindingNote({
	german,
}: {
	/** Address of the German page. */
	german: string;
}) {
	const t = useTranslations("language");
	if (useLocale() === defaultLocale) return null;
	return (
		<p>
			{t("binding")}{" "}
			<a href={german} hrefLang={defaultLocale}>
				{t("readGerman")}
			</a>
		</p>
	);
}

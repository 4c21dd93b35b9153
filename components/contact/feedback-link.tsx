import { useLocale, useTranslations } from "next-intl";
import { paths } from "#lib/paths/citizen.ts";

/** Asks how it was, and knows at which station. */
export function FeedbackLink({
	station,
}: {
	/** Slug. */
	station: string;
}) {
	const t = useTranslations("feedback");
	return (
		<p className="no-print">
			{t("linkText")}{" "}
			<a href={paths(useLocale()).feedback({ station })}>{t("link")}</a>
		</p>
	);
}

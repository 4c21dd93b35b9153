import { useLocale, useTranslations } from "next-intl";
import { Page } from "#components/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths.ts";

export function PageNotFound() {
	const t = useTranslations("site.notFound");
	const to = paths(useLocale());
	return (
		<Page status={404} title={t("title")} lead={t("text")}>
			<ButtonLink href={to.start()} className="self-start">
				{t("link")}
			</ButtonLink>
			<a href={to.reportFault()} className="jump self-start">
				{t("report")}
			</a>
		</Page>
	);
}

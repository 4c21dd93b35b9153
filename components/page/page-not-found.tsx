import { useLocale, useTranslations } from "next-intl";
import { paths } from "#lib/paths/citizen.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Page } from "./page.tsx";

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

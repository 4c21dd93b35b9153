import { useLocale, useTranslations } from "next-intl";
import { Page } from "./page.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";

export function PageNotFound() {
	const t = useTranslations("notFound");
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

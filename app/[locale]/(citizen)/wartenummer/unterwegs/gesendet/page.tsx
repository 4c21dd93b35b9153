import { useLocale, useTranslations } from "next-intl";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";

/** The number is drawn by the link that is on its way. */
export default function AfarSentPage() {
	const t = useTranslations("afar.sent");
	const to = paths(useLocale());
	return (
		<Page title={t("title")} lead={t("lead")}>
			<p>{t("text")}</p>
			<ButtonLink variant="secondary" href={to.afar()} className="self-start">
				{t("again")}
			</ButtonLink>
		</Page>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";

/** An unknown number, or one of another day. */
export function TicketNotFound() {
	const t = useTranslations("ticket");
	const to = paths(useLocale());
	return (
		<Page status={404} title={t("notFound.title")} lead={t("notFound.text")}>
			<div className="flex flex-wrap gap-16">
				<ButtonLink href={to.start()}>{t("book")}</ButtonLink>
				<ButtonLink variant="secondary" href={to.waitTimes()}>
					{t("waitTimes")}
				</ButtonLink>
			</div>
		</Page>
	);
}

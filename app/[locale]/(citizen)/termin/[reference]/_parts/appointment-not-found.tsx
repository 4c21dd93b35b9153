import { useLocale, useTranslations } from "next-intl";
import { cityPhone } from "#components/contact/phone.ts";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";

/** The same answer for a wrong number, a wrong link and somebody else's. */
export function AppointmentNotFound() {
	const t = useTranslations("appointment.notFound");
	const to = paths(useLocale());
	return (
		<Page status={404} title={t("title")} lead={t("text")}>
			<ul className="flex list-disc flex-col gap-8 ps-24">
				<li>{t("link")}</li>
				<li>
					{t("pin")} <a href={to.entry()}>{t("pinLink")}</a>
				</li>
				<li>{t("station")}</li>
				<li>
					{t("call")} <a href={cityPhone().href}>{cityPhone().number}</a>
				</li>
			</ul>
			<ButtonLink href={to.start()} className="self-start">
				{t("book")}
			</ButtonLink>
		</Page>
	);
}

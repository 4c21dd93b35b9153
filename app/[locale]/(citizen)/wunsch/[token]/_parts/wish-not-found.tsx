import { useLocale, useTranslations } from "next-intl";
import { cityPhone } from "#components/contact/phone.ts";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { wishPaths } from "#lib/paths/wishes.ts";

/** The same answer for a wrong link, an erased wish and an offer that does not exist. */
export function WishNotFound({ what = "wish" }: { what?: "wish" | "offer" }) {
	const t = useTranslations("wishes.wish.notFound");
	const offer = useTranslations("wishes.offer.notFound");
	const locale = useLocale();
	return (
		<Page
			status={404}
			title={what === "offer" ? offer("title") : t("title")}
			lead={what === "offer" ? offer("text") : t("text")}
		>
			<ul className="flex list-disc flex-col gap-8 ps-24">
				<li>{t("link")}</li>
				<li>
					{t("pin")} <a href={wishPaths(locale).entry()}>{t("pinLink")}</a>
				</li>
				<li>
					{t("call")} <a href={cityPhone().href}>{cityPhone().number}</a>
				</li>
			</ul>
			<ButtonLink href={paths(locale).start()} className="self-start">
				{t("book")}
			</ButtonLink>
		</Page>
	);
}

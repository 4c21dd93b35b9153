import { useTranslations } from "next-intl";
import type { WhenContext } from "./context.ts";

/** One line beside a calendar: what to do if none of its times suits. */
export function WishLink({ kind, href }: NonNullable<WhenContext["wish"]>) {
	const t = useTranslations("wishes.invite");
	return (
		<p className="no-print">
			{t("nothingSuits")}{" "}
			<a href={href}>{t(kind === "earlier" ? "earlierLink" : "link")}</a>
		</p>
	);
}

import { useTranslations } from "next-intl";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import type { RulesView } from "#lib/planning/settings/queries/find-rules.ts";

/** Who has checked texts and facts last, and when. */
export function Confirmed({ confirmed }: Pick<RulesView, "confirmed">) {
	const t = useTranslations("rules");
	return (
		<p>
			{confirmed
				? t("confirmed", {
						date: whenOf(confirmed.at),
						person: confirmed.person ?? t("confirmedUnknown"),
					})
				: t("notConfirmed")}
		</p>
	);
}

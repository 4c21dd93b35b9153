import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";

/**
 * Who moves has two weeks to say so (§ 17 Abs. 1 and 2 BMG), and fined is only who fails to by
 * intent or carelessness (§ 54 Abs. 2 Nr. 1 BMG): whoever tried in time has done neither.
 */
export function Deadline() {
	const t = useTranslations("when.nothing.deadline");
	return (
		<Alert kind="info" title={t("title")}>
			<p>{t("text")}</p>
			<p>{t("keep")}</p>
			<p className="text-small">{t("law")}</p>
		</Alert>
	);
}

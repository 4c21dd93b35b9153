import { useTranslations } from "next-intl";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import type { WhereView } from "#lib/paths/citizen.ts";

/** The nearest or the earliest station first, once it is known where somebody lives. */
export function OrderSwitch({
	address,
	order,
}: {
	/** The same page in another order. */
	address: (view: WhereView) => string;
	order: "nah" | "frueh";
}) {
	const t = useTranslations("where.order");
	const link = (name: "nah" | "frueh") => ({
		href: `${address({ order: name === "frueh" ? name : undefined })}#stationen`,
		text: t(name),
		isCurrent: order === name,
	});
	return <LinkSwitch label={t("label")} links={[link("nah"), link("frueh")]} />;
}

import { useLocale, useTranslations } from "next-intl";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import { type Choice, paths } from "#lib/paths/citizen.ts";

/** The nearest or the earliest station first, once it is known where somebody lives. */
export function OrderSwitch({
	choice,
	order,
}: {
	choice: Choice;
	order: "nah" | "frueh";
}) {
	const to = paths(useLocale());
	const t = useTranslations("where.order");
	const link = (name: "nah" | "frueh") => ({
		href: `${to.where(choice, { order: name === "frueh" ? name : undefined })}#stationen`,
		text: t(name),
		isCurrent: order === name,
	});
	return <LinkSwitch label={t("label")} links={[link("nah"), link("frueh")]} />;
}

import { useTranslations } from "next-intl";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import type { CivilDate } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";

const VIEWS = ["monat", "liste"] as const;

export function ViewSwitch({
	view,
	address,
	day,
}: {
	view: (typeof VIEWS)[number];
	address: WhenContext["address"];
	day: CivilDate | undefined;
}) {
	const t = useTranslations("when.views");
	return (
		<LinkSwitch
			label={t("label")}
			links={VIEWS.map((name) => ({
				href: address({
					view: name,
					...(day && name === "monat" ? { day } : {}),
				}),
				text: t(name),
				isCurrent: name === view,
			}))}
		/>
	);
}

import { useTranslations } from "next-intl";
import { LinkSwitch } from "#components/ui/link-switch.tsx";
import type { CivilDate } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";

/** The times of a day by the hour or by station, where there are several. */
export function GroupingSwitch({
	day,
	grouping,
	address,
}: WhenContext & { day: CivilDate }) {
	const t = useTranslations("when.grouping");
	if (!grouping) return null;
	const link = (by: "hour" | "station") => ({
		href: `${address({ day, grouping: by === "station" ? by : undefined })}#zeiten`,
		text: t(by),
		isCurrent: grouping === by,
	});
	return (
		<LinkSwitch label={t("label")} links={[link("hour"), link("station")]} />
	);
}

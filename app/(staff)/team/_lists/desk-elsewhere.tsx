import { useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { leaveDeskAction } from "../platz/actions.ts";

/** Whoever went to another station and did not get up: their desk there still counts as one that calls. */
export function DeskElsewhere({
	desk,
	station,
}: {
	desk: string;
	station: Station;
}) {
	const t = useTranslations("team.desk");
	return (
		<form
			action={leaveDeskAction}
			className="flex flex-wrap items-center gap-8"
		>
			<p>{t("elsewhere", { desk, station: station.shortName })}</p>
			<Pressing className="team-button">{t("leave")}</Pressing>
		</form>
	);
}

import { useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { chooseStationAction } from "../platz/actions.ts";

/** The other stations of whoever works in several: the same page there by one press. Which may be seen, each query asks. */
export function StationSwitch({
	stations,
	current,
	here,
}: {
	stations: readonly Station[];
	current: Station | null;
	/** The address of this page. */
	here: string;
}) {
	const t = useTranslations("team.desk");
	const others = stations.filter(({ id }) => id !== current?.id);
	// Whoever works everywhere chooses from the whole list.
	if (others.length === 0 || others.length > MOST) return null;
	return (
		<form
			action={chooseStationAction}
			aria-label={t("otherStations")}
			className="flex flex-wrap gap-8"
		>
			<input type="hidden" name="seite" value={here} />
			{others.map(({ slug, shortName }) => (
				<Pressing
					key={slug}
					name="station"
					value={slug}
					className="team-button"
				>
					<span className="sr-only">{t("goTo")} </span>
					{shortName}
				</Pressing>
			))}
		</form>
	);
}

const MOST = 2;

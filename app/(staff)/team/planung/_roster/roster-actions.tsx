import { useTranslations } from "next-intl";
import { planning } from "#lib/paths/planning.ts";
import { team } from "#lib/paths/staff.ts";
import type { CivilDate } from "#lib/time.ts";

/** What can be done to the roster. */
export function RosterActions({
	station,
	day,
}: {
	/** Its slug. */
	station: string;
	/** In the week that is shown. */
	day: CivilDate;
}) {
	const t = useTranslations("roster");
	const links = [
		["opening", planning.opening(station)],
		["desk", planning.desk(station)],
		["day", planning.day(station)],
		["week", planning.copyWeek(station, day)],
		["station", planning.copyStation(station)],
		["history", planning.history(station)],
		["weeks", team.deskWeeks({ station, from: day })],
	] as const;
	return (
		<nav aria-label={t("actions")} className="no-print">
			<ul className="flex flex-wrap gap-8">
				{links.map(([name, href]) => (
					<li key={name}>
						<a href={href} className="team-button">
							{t(`action.${name}`)}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

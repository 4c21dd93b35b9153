import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { team } from "#lib/paths/staff.ts";
import { getToday } from "#lib/queue/today/queries/get-today.ts";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { DeskStates } from "./_parts/desk-states.tsx";
import { Figures } from "./_parts/figures.tsx";

/** The lead's look at the day: how many wait and how long still, what has become of whom, how the desks stand. */
export default async function FiguresOfTodayPage() {
	const context = await teamStationContext();
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, stations, at } = context;
	const found = await getToday(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { today, queue, notMet } = found.value;
	const t = await getTranslations("team.figures");
	return (
		<TeamPage
			title={t("title")}
			current="figures"
			actor={actor}
			station={station}
			stations={stations}
			here={team.figures()}
			queue={queue}
		>
			<div className="team-halves">
				<Figures today={today} queue={queue} notMet={notMet} />
				<DeskStates desks={today.desks} />
			</div>
		</TeamPage>
	);
}

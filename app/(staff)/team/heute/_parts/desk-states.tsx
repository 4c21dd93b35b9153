import { useTranslations } from "next-intl";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { team } from "#lib/paths/staff.ts";
import type { DeskState, Today } from "#lib/queue/today/rules/today.ts";
import { TeamPanel } from "../../_frame/team-panel.tsx";

const STATES = [
	"busy",
	"free",
	"on-break",
	"paused",
	"not-taken",
	"away",
	"closed",
] as const;

/** Word, icon and colour; never colour alone. */
const LOOKS: Record<DeskState, { icon: IconName; look: string }> = {
	busy: { icon: "account-circle", look: "bg-success-background" },
	free: { icon: "success", look: "bg-info-background" },
	"on-break": { icon: "calendar-today", look: "bg-surface" },
	paused: { icon: "warning", look: "bg-warning-background" },
	"not-taken": { icon: "warning", look: "bg-warning-background" },
	away: { icon: "logout", look: "bg-warning-background" },
	closed: { icon: "visibility-off", look: "bg-surface" },
};

/** How each desk stands, and how many stand so. Who sits there is not said: it is the house's day, not a person's. */
export function DeskStates({ desks }: { desks: Today["desks"] }) {
	const t = useTranslations("team.figures.desks");
	const counted = STATES.flatMap((state) => {
		const count = desks.filter((desk) => desk.state === state).length;
		return count > 0 ? [t(`count.${state}`, { count })] : [];
	});
	return (
		<TeamPanel titleId="plaetze" title={t("title")}>
			<p>{counted.length > 0 ? counted.join(" · ") : t("none")}</p>
			<ul className="team-list">
				{desks.map(({ id, name, state }) => (
					<li key={id} className="team-figure-desk">
						<span className="font-bold">{name}</span>
						<span className={`team-pill ${LOOKS[state].look}`}>
							<Icon name={LOOKS[state].icon} />
							{t(`state.${state}`)}
						</span>
						<a href={team.pause(id)}>
							{t(
								state === "on-break" || state === "paused" ? "return" : "pause",
							)}
							<span className="sr-only">: {name}</span>
						</a>
					</li>
				))}
			</ul>
		</TeamPanel>
	);
}

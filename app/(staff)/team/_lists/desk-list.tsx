import { useTranslations } from "next-intl";
import { team } from "#lib/paths/staff.ts";
import type { QueueView } from "#lib/queue/queue.ts";
import { clockOf } from "../_frame/clock-of.ts";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { VisitState } from "../_visit/visit-state.tsx";

/** Which desk serves whom right now; of the clerk the name only, nothing that could be added up. */
export function DeskList({ queue }: { queue: QueueView }) {
	const t = useTranslations("team");
	return (
		<TeamPanel id="plaetze" titleId="plaetze-titel" title={t("desks")}>
			<ul className="team-desks">
				{queue.desks.map(({ id, name, clerk, pause, visit }) => (
					<li key={id} className="team-desk">
						<span className="team-desk-name">{name}</span>
						{visit ? (
							<>
								<a href={team.today({ visit: visit.id })} className="font-bold">
									{visit.ticket}
								</a>
								<VisitState status={visit.status} />
								<span className="whitespace-nowrap text-muted">
									{t("since", {
										time: clockOf(
											visit.servingAt ?? visit.calledAt ?? visit.arrivedAt,
										),
									})}
								</span>
							</>
						) : (
							<span className="text-muted">
								{pause
									? pause.until === null
										? t("deskPaused")
										: t("deskPausedUntil", {
												time: clockOf(pause.until),
											})
									: clerk
										? t("deskFree")
										: t("deskEmpty")}
							</span>
						)}
						{clerk ? (
							<span className="team-desk-clerk text-muted">{clerk.name}</span>
						) : null}
					</li>
				))}
			</ul>
		</TeamPanel>
	);
}

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
			<ul className="team-list">
				{queue.desks.map(({ id, name, clerk, visit }) => (
					<li key={id} className="team-row">
						<span className="team-position whitespace-nowrap">{name}</span>
						<div className="team-desk">
							{visit ? (
								<p className="flex flex-wrap items-center gap-8">
									<a
										href={team.today({ visit: visit.id })}
										className="font-bold"
									>
										{visit.ticket}
									</a>
									<VisitState status={visit.status} />
									<span className="text-small whitespace-nowrap text-muted">
										{t("since", {
											time: clockOf(
												visit.servingAt ?? visit.calledAt ?? visit.arrivedAt,
											),
										})}
									</span>
								</p>
							) : (
								<p className="text-muted">
									{clerk ? t("deskFree") : t("deskEmpty")}
								</p>
							)}
							{clerk ? (
								<p className="text-small text-muted">{clerk.name}</p>
							) : null}
						</div>
					</li>
				))}
			</ul>
		</TeamPanel>
	);
}

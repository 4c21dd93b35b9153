import { useTranslations } from "next-intl";
import { pilot } from "#lib/paths/pilot.ts";
import type { StationRollout } from "#lib/pilot/rollout/queries/get-rollout.ts";
import { exactly } from "./exactly.ts";

/** All stations on their way, a line each. */
export function StationTable({
	stations,
}: {
	stations: readonly StationRollout[];
}) {
	const t = useTranslations("rollout");
	return (
		<table className="staff-table">
			<caption className="sr-only">{t("title")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("station")}</th>
					<th scope="col">{t("now")}</th>
					<th scope="col">{t("since")}</th>
					<th scope="col">{t("planned")}</th>
					<th scope="col">{t("checks")}</th>
				</tr>
			</thead>
			<tbody>
				{stations.map(({ station, since, next, checks }) => (
					<tr key={station.slug}>
						<th scope="row">
							<a href={pilot.rolloutOf(station.slug)}>{station.shortName}</a>
						</th>
						<td data-label={t("now")}>
							<span className={`phase phase-${station.phase}`}>
								{t(`phases.${station.phase}`)}
							</span>
						</td>
						<td data-label={t("since")}>
							{since === null ? t("always") : exactly(since)}
						</td>
						<td data-label={t("planned")}>
							{next
								? t("phaseFrom", {
										phase: t(`phases.${next.phase}`),
										when: exactly(next.startsAt),
									})
								: t("nothingPlanned")}
						</td>
						<td data-label={t("checks")}>
							{t("checksDone", {
								done: checks.filter(({ done }) => done).length,
								all: checks.length,
							})}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

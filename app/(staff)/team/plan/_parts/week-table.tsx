import { useTranslations } from "next-intl";
import { spanInWords } from "#app/(staff)/team/_frame/clock-of.ts";
import type { PlannedDay } from "#lib/booking/staff/queries/get-day-plan.ts";
import { team } from "#lib/paths/staff.ts";
import { formatDate } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";

/** How full each day is, and how much is left. */
export function WeekTable({
	days,
	today,
	station,
}: {
	days: readonly PlannedDay[];
	today: CivilDate;
	/** Its slug, if it is another one than this machine's. */
	station?: string;
}) {
	const t = useTranslations("team.plan");
	const inTeam = useTranslations("team");
	return (
		<table className="team-table">
			<thead>
				<tr>
					<th scope="col">{t("columns.day")}</th>
					<th scope="col">{t("columns.count")}</th>
					<th scope="col">{t("columns.taken")}</th>
					<th scope="col">{t("columns.free")}</th>
				</tr>
			</thead>
			<tbody>
				{days.map(({ date, count, openMinutes, takenMinutes }) => {
					const free = Math.max(0, openMinutes - takenMinutes);
					return (
						<tr key={date} aria-current={date === today ? "date" : undefined}>
							<th scope="row" data-label={t("columns.day")}>
								<a
									href={team.plan({
										day: date,
										...(station ? { station } : {}),
									})}
								>
									{formatDate(date, "de", "day")}
								</a>
								{date === today ? ` – ${t("today")}` : ""}
							</th>
							<td data-label={t("columns.count")}>{count}</td>
							<td data-label={t("columns.taken")}>
								{openMinutes > 0 ? (
									<>
										<meter
											className="team-meter"
											min={0}
											max={openMinutes}
											value={Math.min(takenMinutes, openMinutes)}
											aria-label={t("columns.taken")}
										/>{" "}
										{t("percent", {
											share: Math.round((takenMinutes / openMinutes) * 100),
										})}
									</>
								) : (
									t("closedShort")
								)}
							</td>
							<td data-label={t("columns.free")}>
								{openMinutes > 0 ? spanInWords(free, inTeam) : "–"}
							</td>
						</tr>
					);
				})}
			</tbody>
		</table>
	);
}

import { useTranslations } from "next-intl";
import type { Freed } from "#lib/attendance/rules/freed.ts";
import { formatNumber, formatTime } from "#lib/text/format.ts";

/** What is booked in each hour, and how much of it falls free on average. */
export function HourTable({ hours }: Pick<Freed, "hours">) {
	const t = useTranslations("absence.plan");
	return (
		<table className="team-table">
			<thead>
				<tr>
					<th scope="col">{t("hour")}</th>
					<th scope="col">{t("booked")}</th>
					<th scope="col">{t("share")}</th>
					<th scope="col">{t("freed")}</th>
				</tr>
			</thead>
			<tbody>
				{hours.map(({ hour, booked, expected }) => (
					<tr key={hour}>
						<th scope="row" data-label={t("hour")}>
							{formatTime(hour * 60, "de")}
						</th>
						<td data-label={t("booked")}>
							{t("minutes", { minutes: formatNumber(booked, "de", 0) })}
						</td>
						<td data-label={t("share")}>
							{t("percent", {
								share: formatNumber((expected / booked) * 100, "de", 0),
							})}
						</td>
						<td data-label={t("freed")}>
							{t("minutes", { minutes: formatNumber(expected, "de", 0) })}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

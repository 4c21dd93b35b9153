import { useTranslations } from "next-intl";
import { TeamPanel } from "#app/(staff)/team/_frame/team-panel.tsx";
import { formatDate } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";

export interface DayRow {
	date: CivilDate;
	name: string;
	/** Open, closed …, in words. */
	state: string;
	/** What can be done about it; words alone say why nothing can. */
	action: { href: string; text: string } | string | null;
}

/** Days of the year that differ, and what to do about each. */
export function DayTable({
	id,
	title,
	rows,
}: {
	id: string;
	title: string;
	rows: readonly DayRow[];
}) {
	const t = useTranslations("closures.calendar");
	return (
		<TeamPanel titleId={id} title={title}>
			<table className="team-table">
				<thead>
					<tr>
						<th scope="col">{t("when")}</th>
						<th scope="col">{t("what")}</th>
						<th scope="col">{t("state")}</th>
						<th scope="col">{t("action")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ date, name, state, action }) => (
						<tr key={date}>
							<td data-label={t("when")}>{formatDate(date, "de", "short")}</td>
							<th scope="row" data-label={t("what")}>
								{name}
							</th>
							<td data-label={t("state")}>{state}</td>
							<td data-label={t("action")}>
								{typeof action === "string" ? (
									<span className="text-muted">{action}</span>
								) : action ? (
									<a className="team-button" href={action.href}>
										{action.text}
										<span className="sr-only">: {name}</span>
									</a>
								) : null}
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TeamPanel>
	);
}

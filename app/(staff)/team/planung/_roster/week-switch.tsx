import { useTranslations } from "next-intl";
import { CompactField } from "#app/(staff)/team/_form/compact-field.tsx";
import { planning } from "#lib/paths/planning.ts";
import { addDays, type CivilDate } from "#lib/time.ts";

/** A week on, a week back, or the week with a certain day. */
export function WeekSwitch({
	station,
	monday,
	today,
}: {
	/** Its slug. */
	station: string;
	monday: CivilDate;
	today: CivilDate;
}) {
	const t = useTranslations("roster");
	const link = (week: CivilDate) => planning.roster(station, { week });
	return (
		<div className="flex flex-wrap items-end gap-8 no-print">
			<nav aria-label={t("weeks")} className="flex flex-wrap gap-8">
				<a className="team-button" href={link(addDays(monday, -7))}>
					{t("before")}
				</a>
				<a className="team-button" href={link(today)}>
					{t("thisWeek")}
				</a>
				<a className="team-button" href={link(addDays(monday, 7))}>
					{t("after")}
				</a>
			</nav>
			<form action="/team/planung" className="flex flex-wrap items-end gap-8">
				<input type="hidden" name="ort" value={station} />
				<CompactField
					id="woche"
					field={{ type: "date", name: "woche", label: t("goTo") }}
					sent={{ woche: [monday] }}
				/>
				<button type="submit" className="team-button">
					{t("show")}
				</button>
			</form>
		</div>
	);
}

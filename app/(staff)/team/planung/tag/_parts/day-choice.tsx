import { useTranslations } from "next-intl";
import type { PlannedDesk } from "#lib/planning/roster/rules/plan.ts";
import type { CivilDate } from "#lib/time.ts";

/** Which day and desk the form begins with. */
export function DayChoice({
	station,
	day,
	desks,
	deskId,
}: {
	/** Its slug. */
	station: string;
	day: CivilDate;
	desks: readonly PlannedDesk[];
	deskId: number | null;
}) {
	const t = useTranslations("roster");
	return (
		<form
			action="/team/planung/tag"
			className="team-panel"
			aria-label={t("dayForm.which")}
		>
			<p className="font-bold">{t("dayForm.which")}</p>
			<input type="hidden" name="ort" value={station} />
			<div className="flex flex-wrap items-end gap-16">
				<div className="flex flex-col gap-4">
					<label htmlFor="date">{t("dayForm.date")}</label>
					<input
						id="date"
						type="date"
						name="tag"
						className="team-input"
						defaultValue={day}
					/>
				</div>
				<div className="flex flex-col gap-4">
					<label htmlFor="platz">{t("desk")}</label>
					<select
						id="platz"
						name="platz"
						className="team-input"
						defaultValue={String(deskId ?? "")}
					>
						{desks.map(({ id, name }) => (
							<option key={id} value={id}>
								{name}
							</option>
						))}
					</select>
				</div>
				<button type="submit" className="team-button">
					{t("dayForm.load")}
				</button>
			</div>
		</form>
	);
}

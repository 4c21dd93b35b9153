import { useTranslations } from "next-intl";
import { Labelled } from "#app/(staff)/team/_form/labelled.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import type { CivilDate } from "#lib/time.ts";

/** Any time, for whoever may overbook: what it overlaps is said before anything is booked. */
export function FreeEntry({
	action,
	stations,
	services,
	today,
	station,
}: {
	action: string;
	/** Where this account may overbook. */
	stations: readonly Station[];
	services: readonly string[];
	today: CivilDate;
	/** `ort`, kept. */
	station: string;
}) {
	const t = useTranslations("team.book");
	return (
		<details className="disclosure border-t border-line">
			<summary className="team-summary">{t("otherTime")}</summary>
			<form action={action} className="flex flex-wrap items-end gap-8 pb-16">
				{services.map((entry) => (
					<input key={entry} type="hidden" name="dienst" value={entry} />
				))}
				<input type="hidden" name="ort" value={station} />
				<Labelled id="ort-frei" label={t("station")}>
					<select id="ort-frei" name="ort-frei" className="team-input">
						{stations.map(({ slug, shortName }) => (
							<option key={slug} value={slug}>
								{shortName}
							</option>
						))}
					</select>
				</Labelled>
				<Labelled id="tag-frei" label={t("day")}>
					<input
						id="tag-frei"
						name="tag-frei"
						type="date"
						className="team-input"
						min={today}
						defaultValue={today}
						required
					/>
				</Labelled>
				<Labelled id="uhrzeit" label={t("time")}>
					<input
						id="uhrzeit"
						name="uhrzeit"
						type="time"
						step={300}
						className="team-input"
						required
					/>
				</Labelled>
				<button type="submit" className="team-button">
					{t("take")}
				</button>
			</form>
		</details>
	);
}

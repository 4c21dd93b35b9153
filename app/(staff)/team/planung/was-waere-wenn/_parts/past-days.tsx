import { useTranslations } from "next-intl";
import { Section } from "#components/ui/section.tsx";
import { planning } from "#lib/paths/planning.ts";
import { formatDate } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";

/** The last days that are stored; each leads to that day as it was. */
export function PastDays({
	days,
	station,
}: {
	days: readonly CivilDate[];
	/** Its slug. */
	station: string;
}) {
	const t = useTranslations("whatIf.past");
	return (
		<Section id="vergangen" title={t("choose")}>
			<p className="max-w-column">
				{t(days.length > 0 ? "chooseText" : "noDays")}
			</p>
			<ul className="flex flex-wrap gap-16">
				{days.map((date) => (
					<li key={date}>
						<a href={planning.pastDay(station, date)}>
							{formatDate(date, "de", "day")}
						</a>
					</li>
				))}
			</ul>
		</Section>
	);
}

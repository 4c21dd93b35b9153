import { useTranslations } from "next-intl";
import { Calendar } from "#components/calendar/calendar.tsx";
import type { WhenContext } from "#components/calendar/context.ts";
import { planOf } from "#components/calendar/plan.ts";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import type { WhenView } from "#lib/paths/citizen.ts";
import { addDays, type CivilDate } from "#lib/time.ts";

/** Step 2: when. The citizens' calendar with the times of staff; the next free one first. */
export function TimesPanel({
	catalog,
	stations,
	days,
	view,
	today,
	address,
	action,
	fields,
}: {
	catalog: Catalog;
	stations: readonly Station[];
	days: readonly FreeTimesOfDay[];
	view: Omit<WhenView, "notice">;
	today: CivilDate;
	address(view: Omit<WhenView, "view"> & { view?: "monat" | "liste" }): string;
	action: (form: FormData) => Promise<void>;
	fields: WhenContext["form"]["fields"];
}) {
	const t = useTranslations("team.book");
	const horizon = Math.max(...stations.map(({ horizonDays }) => horizonDays));
	const plan = planOf(days, view, today, addDays(today, horizon));
	if (!plan.earliest) return <p className="font-bold">{t("nothingFree")}</p>;
	const context: WhenContext = {
		catalog,
		stations,
		hold: null,
		today,
		// The list is what is shown if nothing is asked for.
		address: ({ view = "monat", ...part }) => address({ ...part, view }),
		stationAddress: () => address({}),
		form: { action, fields },
	};
	return (
		<div className="team-calendar">
			<Calendar {...context} plan={plan} days={days} />
		</div>
	);
}

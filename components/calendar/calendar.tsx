import { useLocale, useTranslations } from "next-intl";
import { Stack } from "#components/ui/stack.tsx";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import { formatDate } from "#lib/text/format.ts";
import type { CivilDate } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";
import { DayTimes } from "./day-times.tsx";
import { MonthEmpty } from "./month-empty.tsx";
import { MonthSheet } from "./month-sheet.tsx";
import { NextDays } from "./next-days.tsx";
import type { Plan } from "./plan.ts";
import { ViewSwitch } from "./view-switch.tsx";
import { WishLink } from "./wish-link.tsx";

/** Month or list, with the earliest day and the next one always a tap away. */
export function Calendar({
	plan,
	days,
	...context
}: WhenContext & { plan: Plan; days: readonly FreeTimesOfDay[] }) {
	const t = useTranslations("when");
	const locale = useLocale();
	const { earliest, selected, next, view } = plan;
	const dayLink = (date: CivilDate) =>
		`${context.address({ day: date })}#zeiten`;
	return (
		<Stack gap={32}>
			<ViewSwitch view={view} address={context.address} day={selected?.date} />
			{view === "liste" ? (
				<NextDays days={days} {...context} />
			) : (
				<>
					<MonthSheet plan={plan} days={days} {...context} />
					<Stack gap={16} id="zeiten">
						{selected ? (
							<DayTimes day={selected} {...context} />
						) : (
							<MonthEmpty plan={plan} {...context} />
						)}
						<ul className="flex flex-col gap-8">
							{earliest &&
							earliest.date !== (selected ?? next ?? earliest).date ? (
								<li>
									<a href={dayLink(earliest.date)} className="jump">
										{t("earliestDay", {
											date: formatDate(earliest.date, locale, "short"),
										})}
									</a>
								</li>
							) : null}
							{next && selected ? (
								<li>
									<a href={dayLink(next.date)} className="jump">
										{t("nextDay", {
											date: formatDate(next.date, locale, "short"),
										})}
									</a>
								</li>
							) : null}
						</ul>
					</Stack>
				</>
			)}
			{context.wish && (selected || view === "liste") ? (
				<WishLink {...context.wish} />
			) : null}
		</Stack>
	);
}

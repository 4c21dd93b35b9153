import { useLocale, useTranslations } from "next-intl";
import { Still } from "#components/page/still.tsx";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import { formatDate, formatMonth, formatWeekday } from "#lib/text/format.ts";
import { weeksOf } from "#lib/text/month.ts";
import type { CivilDate } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";
import { MonthSwitch } from "./month-switch.tsx";
import type { Plan } from "./plan.ts";

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * The month as a table; only days that have a free time are links. Where seven columns find no room, on a small screen
 * in large letters, the same days stand below each other (globals.css).
 */
export function MonthSheet({
	plan,
	days,
	address,
	today,
}: {
	plan: Plan;
	days: readonly FreeTimesOfDay[];
	address: WhenContext["address"];
	today: CivilDate;
}) {
	const locale = useLocale();
	const t = useTranslations("when");
	const free = new Map(days.map(({ date, times }) => [date, times.length]));
	// Weeks that are over would only push the free days down.
	const weeks = weeksOf(plan.month).filter((week) =>
		week.some((date) => date && date >= today),
	);
	return (
		<div className="month flex flex-col gap-8" id="monat">
			<MonthSwitch plan={plan} address={address} />
			<table className="month-sheet w-full table-fixed border-separate border-spacing-4">
				<caption className="sr-only">
					{t("caption", { month: formatMonth(plan.month, locale) })}
				</caption>
				<thead>
					<tr>
						{WEEKDAYS.map((weekday) => (
							<th
								key={weekday}
								scope="col"
								abbr={formatWeekday(weekday, locale, "long")}
								className="py-8 text-center text-small font-normal text-muted"
							>
								{formatWeekday(weekday, locale, "short")}
							</th>
						))}
					</tr>
				</thead>
				<Still as="tbody">
					{weeks.map((week) => (
						<tr key={week.find(Boolean)}>
							{week.map((date, weekday) =>
								date ? (
									<Day
										key={date}
										date={date}
										count={free.get(date) ?? 0}
										isToday={date === today}
										isSelected={date === plan.selected?.date}
										href={`${address({ day: date })}#zeiten`}
									/>
								) : (
									<td key={weekday} className="month-nothing" />
								),
							)}
						</tr>
					))}
				</Still>
			</table>
			<p className="text-small text-muted">{t("legend")}</p>
		</div>
	);
}

function Day({
	date,
	count,
	isToday,
	isSelected,
	href,
}: {
	date: CivilDate;
	count: number;
	isToday: boolean;
	isSelected: boolean;
	href: string;
}) {
	const locale = useLocale();
	const t = useTranslations("when");
	const number = Number(date.slice(8));
	const today = isToday ? (
		<span className="month-today text-[0.75rem] leading-none">
			{t("today")}
		</span>
	) : null;
	const box =
		"flex min-h-48 flex-col items-center justify-center gap-4 rounded px-2 py-4 text-center sm:min-h-64";
	if (count === 0)
		return (
			<td className="month-nothing">
				<span className={`${box} text-muted`}>
					{number}
					{today}
				</span>
			</td>
		);
	const look = isSelected
		? "bg-action text-on-action"
		: "border border-action text-action hover:bg-tint";
	return (
		<td>
			<a
				href={href}
				className={`month-day ${box} ${look}`}
				aria-current={isSelected ? "true" : undefined}
				aria-label={t("dayLabel", {
					date: formatDate(date, locale, "day"),
					count,
				})}
			>
				<span className="month-number font-bold">{number}</span>
				<span className="month-words font-bold">
					{formatDate(date, locale, "short")}
				</span>
				{today}
				<span
					className={`month-count text-[0.875rem] leading-tight ${isToday ? "month-count-today" : ""}`}
				>
					{t("dayCount", { count })}
				</span>
			</a>
		</td>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import { formatDate } from "#lib/text/format.ts";
import type { WhenContext } from "./context.ts";
import { GroupingSwitch } from "./grouping-switch.tsx";
import { TimeButtons } from "./time-buttons.tsx";
import { TimeForm } from "./time-form.tsx";
import { useTimeGroups } from "./time-groups.tsx";

/** More buttons than this and the groups fold, so that a phone shows the day at a glance. */
const ROOM = 24;

/** Every free time of one day, by the hour or by station. */
export function DayTimes({
	day,
	...context
}: WhenContext & { day: FreeTimesOfDay }) {
	const locale = useLocale();
	const t = useTranslations("when");
	const groups = useTimeGroups(day, context);
	const folds = day.times.length > ROOM;
	return (
		<Stack gap={16}>
			<Heading>
				{t("timesOn", { date: formatDate(day.date, locale, "day") })}
			</Heading>
			<GroupingSwitch {...context} day={day.date} />
			<TimeForm form={context.form}>
				{groups.map(({ key, heading, times, stations }, index) =>
					folds ? (
						<details key={key} open={index === 0} className="kern-accordion">
							<summary className="kern-accordion__header">
								<h3 className="kern-title kern-title--small">
									{heading}{" "}
									<span className="font-normal text-muted">
										{t("times", { count: times.length })}
									</span>
								</h3>
							</summary>
							<div className="kern-accordion__body">
								<TimeButtons {...context} times={times} stations={stations} />
							</div>
						</details>
					) : (
						<div key={key} className="flex flex-col gap-8 pb-16">
							<h3 className="text-muted">{heading}</h3>
							<TimeButtons {...context} times={times} stations={stations} />
						</div>
					),
				)}
			</TimeForm>
		</Stack>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { formatDate, formatTime } from "#lib/format.ts";
import type { FreeTimesOfDay } from "#lib/free-times.ts";
import { groupByHour } from "#lib/month.ts";
import type { WhenContext } from "./context.ts";
import { TimeButtons } from "./time-buttons.tsx";
import { TimeForm } from "./time-form.tsx";

/** More buttons than this and the hours fold, so that a phone shows the day at a glance. */
const ROOM = 24;

/** Every free time of one day, by the hour. */
export function DayTimes({
	day,
	...context
}: WhenContext & { day: FreeTimesOfDay }) {
	const locale = useLocale();
	const t = useTranslations("when");
	const folds = day.times.length > ROOM;
	return (
		<Stack gap={16}>
			<Heading>
				{t("timesOn", { date: formatDate(day.date, locale, "day") })}
			</Heading>
			<TimeForm form={context.form}>
				{groupByHour(day.times).map(({ hour, times }, index) =>
					folds ? (
						<details key={hour} open={index === 0} className="kern-accordion">
							<summary className="kern-accordion__header">
								<h3 className="kern-title kern-title--small">
									{t("fromHour", { time: formatTime(hour, locale) })}{" "}
									<span className="font-normal text-muted">
										{t("times", { count: times.length })}
									</span>
								</h3>
							</summary>
							<div className="kern-accordion__body">
								<TimeButtons times={times} {...context} />
							</div>
						</details>
					) : (
						<div key={hour} className="flex flex-col gap-8 pb-16">
							<h3 className="text-muted">
								{t("fromHour", { time: formatTime(hour, locale) })}
							</h3>
							<TimeButtons times={times} {...context} />
						</div>
					),
				)}
			</TimeForm>
		</Stack>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { FreeTimesOfDay } from "#lib/availability/rules/free-times.ts";
import { formatDate } from "#lib/text/format.ts";
import type { WhenContext } from "./context.ts";
import { TimeButtons } from "./time-buttons.tsx";
import { TimeForm } from "./time-form.tsx";

const DAYS = 10;
const TIMES = 5;

/** The next days that have free times, with the first of them. */
export function NextDays({
	days,
	...context
}: WhenContext & { days: readonly FreeTimesOfDay[] }) {
	const locale = useLocale();
	const t = useTranslations("when");
	return (
		<TimeForm form={context.form}>
			<Stack gap={32}>
				{days.slice(0, DAYS).map(({ date, times }) => (
					<section key={date} className="flex flex-col gap-8">
						<Heading size="small">{formatDate(date, locale, "day")}</Heading>
						<TimeButtons {...context} times={times.slice(0, TIMES)} />
						{times.length > TIMES ? (
							<a
								href={`${context.address({ day: date })}#zeiten`}
								className="jump self-start"
							>
								{t("allTimes", {
									count: times.length,
									date: formatDate(date, locale, "plain"),
								})}
							</a>
						) : null}
					</section>
				))}
			</Stack>
		</TimeForm>
	);
}

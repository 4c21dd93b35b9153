import { useLocale, useTranslations } from "next-intl";
import { Icon } from "#components/ui/icon.tsx";
import { formatMonth } from "#lib/text/format.ts";
import type { Month } from "#lib/text/month.ts";
import type { WhenContext } from "./context.ts";
import type { Plan } from "./plan.ts";

/** Back and forth, as far as times can be booked. */
export function MonthSwitch({
	plan,
	address,
}: {
	plan: Plan;
	address: WhenContext["address"];
}) {
	const locale = useLocale();
	const t = useTranslations("when");
	const link = (
		month: Month | null,
		label: string,
		icon: "chevron-left" | "chevron-right",
	) =>
		month ? (
			<a
				href={`${address({ month })}#monat`}
				className="flex size-48 items-center justify-center rounded border border-action hover:bg-tint"
				aria-label={t(label === "next" ? "nextMonth" : "previousMonth", {
					month: formatMonth(month, locale),
				})}
			>
				<Icon name={icon} />
			</a>
		) : (
			<span className="size-48" />
		);
	return (
		<div className="month-switch flex items-center justify-between gap-8">
			{link(plan.previousMonth, "previous", "chevron-left")}
			<h2 className="kern-heading-medium text-center">
				{formatMonth(plan.month, locale)}
			</h2>
			{link(plan.nextMonth, "next", "chevron-right")}
		</div>
	);
}

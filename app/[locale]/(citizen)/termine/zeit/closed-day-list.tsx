import { useLocale, useTranslations } from "next-intl";
import type { ClosedDays } from "#lib/availability/queries.ts";
import { formatDate, formatSpan } from "#lib/format.ts";

/** Why some days of the month have no times: closures and holidays, in words. */
export function ClosedDayList({ closed }: { closed: readonly ClosedDays[] }) {
	const locale = useLocale();
	const t = useTranslations("when.closed");
	const holiday = useTranslations("holidays");
	if (closed.length === 0) return null;
	const line = ({ startDate, endDate, from, until, reason }: ClosedDays) => {
		const days = {
			from: formatDate(startDate, locale, "plain"),
			until: formatDate(endDate, locale, "plain"),
			hours: from === null ? "" : formatSpan(from, until ?? 1440, locale),
			reason: reason.holiday ? holiday(reason.holiday) : reason.text,
		};
		if (from !== null) return t("hours", days);
		return t(startDate === endDate ? "day" : "days", days);
	};
	return (
		<ul className="flex flex-col gap-4 text-muted">
			{closed.map((closure) => (
				<li key={`${closure.startDate} ${closure.from}`}>{line(closure)}</li>
			))}
		</ul>
	);
}

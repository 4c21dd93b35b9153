import { getLocale, getTranslations } from "next-intl/server";
import {
	type ClosedDays,
	listClosedDays,
} from "#lib/availability/queries/free-days.ts";
import type { Service, Station } from "#lib/catalog/catalog.ts";
import { formatDate, formatHours, formatList } from "#lib/text/format.ts";
import { firstOf, lastOf, type Month } from "#lib/text/month.ts";
import type { CivilDate } from "#lib/time.ts";

/** Why some days of the month have no times, in words: what closes every station that is asked. */
export async function ClosedDayList({
	stations,
	services,
	month,
	today,
}: {
	stations: readonly Station[];
	/** Chosen: some may not be had on some days. */
	services: readonly Service[];
	month: Month;
	today: CivilDate;
}) {
	const locale = await getLocale();
	const t = await getTranslations("when.closed");
	const holiday = await getTranslations("holidays");
	const from = firstOf(month) < today ? today : firstOf(month);
	const ids = stations.map(({ id }) => id);
	const lists = await listClosedDays(
		ids,
		from,
		lastOf(month),
		locale,
		services.map(({ id }) => id),
	);
	const line = ({
		startDate,
		endDate,
		from,
		until,
		reason,
		serviceIds = [],
	}: ClosedDays) => {
		const days = {
			from: formatDate(startDate, locale, "plain"),
			until: formatDate(endDate, locale, "plain"),
			hours: from === null ? "" : formatHours(from, until ?? 1440, locale),
			reason: reason.holiday ? holiday(reason.holiday) : reason.text,
		};
		if (serviceIds.length > 0)
			return t("services", {
				...days,
				days: startDate === endDate ? "one" : "several",
				hours: days.hours && ` ${days.hours}`,
				services: formatList(
					services
						.filter(({ id }) => serviceIds.includes(id))
						.map(({ text }) => text.name),
					locale,
				),
			});
		if (from !== null)
			return t(startDate === endDate ? "hours" : "daysHours", days);
		return t(startDate === endDate ? "day" : "days", days);
	};
	const [first = [], ...others] = [...lists.values()].map((closed) =>
		closed.map(line),
	);
	const common = first.filter((text) =>
		others.every((list) => list.includes(text)),
	);
	return common.length === 0 ? null : (
		<ul className="flex flex-col gap-4 text-muted">
			{common.map((text) => (
				<li key={text}>{text}</li>
			))}
		</ul>
	);
}

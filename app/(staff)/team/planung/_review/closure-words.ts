import type { useTranslations } from "next-intl";
import type { Catalog } from "#lib/catalog/catalog.ts";
import type { PlannedClosure } from "#lib/planning/planning.ts";
import { formatDate, formatHours, formatList } from "#lib/text/format.ts";

type Words = ReturnType<typeof useTranslations<"closures">>;

/** "Mo., 8. Februar bis Di., 9. Februar 2027, 11:00 bis 24:00 Uhr" */
export function closureDays(
	{
		startDate,
		endDate,
		from,
		until,
	}: Pick<PlannedClosure, "startDate" | "endDate" | "from" | "until">,
	t: Words,
): string {
	const date = (day: typeof startDate) =>
		`${formatDate(day, "de", "short")} ${day.slice(0, 4)}`;
	const days =
		startDate === endDate
			? date(startDate)
			: t("times.days", { from: date(startDate), until: date(endDate) });
	if (from === null) return days;
	return `${days}${t("times.hours", { hours: formatHours(from, until ?? 1440, "de") })}`;
}

/** "Die ganze Station", "Platz 3", "Anliegen: Reisepass beantragen" */
export function closureScope(
	{ scope, serviceIds }: Pick<PlannedClosure, "scope" | "serviceIds">,
	/** Null: the desk is gone. */
	desk: string | null,
	catalog: Catalog,
	t: Words,
): string {
	const names = serviceIds.flatMap(
		(id) => catalog.services.find((one) => one.id === id)?.text.name ?? [],
	);
	return t(`scopes.${scope}`, {
		desk: desk ?? "",
		services: formatList(names, "de"),
	});
}

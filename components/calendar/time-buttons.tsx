import { useLocale, useTranslations } from "next-intl";
import type { FreeTime } from "#lib/availability/rules/free-times.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";
import type { WhenContext } from "./context.ts";
import { TimeGrid } from "./time-grid.tsx";

/** Times to press, each at least 48 px high; the station at each of them when it is not settled. */
export function TimeButtons({
	times,
	stations,
	hold,
	withDate = false,
}: WhenContext & { times: readonly FreeTime[]; withDate?: boolean }) {
	const locale = useLocale();
	const t = useTranslations("when");
	const named = stations.length > 1;
	return (
		<TimeGrid wide={withDate || named}>
			{times.map(({ stationId, date, start }) => {
				const station = stations.find(({ id }) => id === stationId);
				if (!station) return null;
				const isOwn =
					hold?.state === "open" &&
					hold.stationSlug === station.slug &&
					hold.date === date &&
					hold.start === start;
				const parts = [
					withDate
						? t("dateAndTime", {
								date: formatDate(date, locale, "short"),
								time: formatTime(start, locale),
							})
						: formatTime(start, locale),
					...(named ? [station.shortName] : []),
					...(isOwn ? [t("yours")] : []),
				];
				return (
					<li
						key={`${stationId} ${date} ${start}`}
						className={isOwn ? "col-span-full" : ""}
					>
						<button
							type="submit"
							name="zeit"
							value={timeValue({ stationSlug: station.slug, date, start })}
							aria-label={[
								...parts,
								...(withDate ? [] : [formatDate(date, locale, "day")]),
								...(named ? [] : [station.shortName]),
							].join(", ")}
							className={`flex min-h-48 w-full cursor-pointer flex-wrap items-center justify-center gap-x-8 rounded border border-action px-4 py-8 text-action hover:bg-tint ${isOwn ? "bg-tint" : ""} ${named || withDate ? "sm:justify-start sm:px-16" : ""}`}
						>
							<strong className="font-bold">{parts[0]}</strong>
							{parts.slice(1).map((part) => (
								<span key={part}>{withSoftHyphens(part)}</span>
							))}
						</button>
					</li>
				);
			})}
		</TimeGrid>
	);
}

import { useLocale, useTranslations } from "next-intl";
import { formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";

/** So little is no delay to anybody. */
const PUNCTUAL = 3;
/** Seconds between two looks. */
const EVERY = 60;

/**
 * How late the station is on this very day, kept up to date (public/scripts/live.js): what is so now, and nothing about when
 * this appointment's turn will be.
 */
export function Delay({
	minutes,
	now,
}: {
	/** Null: nobody can tell. */
	minutes: number | null;
	now: Temporal.Instant;
}) {
	const t = useTranslations("appointment.delay");
	const locale = useLocale();
	const time = formatTime(minuteOf(now), locale);
	return (
		<div data-live="" data-every={EVERY}>
			<div data-part="verzug" className="flex flex-col gap-8">
				{minutes === null ? (
					<p className="text-muted">{t("unknown")}</p>
				) : (
					<>
						<p className="text-large font-bold">
							{minutes < PUNCTUAL ? t("none") : t("late", { minutes })}
						</p>
						<p className="text-muted">
							{t("asOf", { time })} {t("come")}
						</p>
					</>
				)}
			</div>
		</div>
	);
}

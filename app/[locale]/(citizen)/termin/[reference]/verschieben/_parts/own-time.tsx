import { useLocale, useTranslations } from "next-intl";
import type { WhenContext } from "#components/calendar/context.ts";
import { ButtonLink } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { findStation } from "#lib/catalog/catalog.ts";
import { entriesOf, isSameChoice } from "#lib/catalog/rules/selection.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";

/** Whoever came back to choose again still has the first time. */
export function OwnTime({
	hold,
	services,
	catalog,
	holdAddress,
}: WhenContext & {
	/** `dienst` entries the times are for. */
	services: readonly string[];
	/** The page that goes on with it. */
	holdAddress: string;
}) {
	const locale = useLocale();
	const t = useTranslations("when.own");
	const station = hold && findStation(catalog, hold.stationSlug);
	if (hold?.state !== "open" || !station) return null;
	if (!isSameChoice(entriesOf(hold.services), services)) return null;
	const until = minuteOf(
		Temporal.Instant.fromEpochMilliseconds(hold.expiresAt),
	);
	return (
		<Panel quiet>
			<p>
				{t("text", {
					date: formatDate(hold.date, locale, "short"),
					time: formatTime(hold.start, locale),
					station: station.shortName,
					until: formatTime(until, locale),
				})}
			</p>
			<ButtonLink variant="secondary" href={holdAddress} className="self-start">
				{t("keep")}
			</ButtonLink>
		</Panel>
	);
}

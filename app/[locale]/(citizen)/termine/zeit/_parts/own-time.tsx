import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { findStation } from "#lib/catalog/catalog.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";

/** Whoever came back to choose again still has the first time. */
export function OwnTime({
	hold,
	services,
	catalog,
	holdAddress,
}: WhenContext & {
	/** The page that goes on with it. */
	holdAddress: string;
}) {
	const locale = useLocale();
	const t = useTranslations("when.own");
	const station = hold && findStation(catalog, hold.stationSlug);
	if (hold?.state !== "open" || !station) return null;
	const held = hold.services.map(({ slug, quantity }) =>
		quantity === 1 ? slug : `${slug}:${quantity}`,
	);
	if (String(held.sort()) !== String([...services].sort())) return null;
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

import { useLocale, useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { type Catalog, findStation } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { formatDayTime } from "#lib/text/format.ts";
import type { WishView } from "#lib/wishes/wishes.ts";

/** The appointment that a wish is to bring forward: it stays until an earlier time is taken. */
export function PresentAppointment({
	wish: { brings, endedHow },
	catalog,
}: {
	wish: WishView;
	catalog: Catalog;
}) {
	const t = useTranslations("wishes.wish");
	const locale = useLocale();
	if (!brings || endedHow) return null;
	const station = findStation(catalog, brings.stationSlug);
	return (
		<Panel as="section" quiet aria-labelledby="termin-jetzt">
			<Heading size="small" id="termin-jetzt">
				{t("brings")}
			</Heading>
			<p>
				<strong className="font-bold">
					{formatDayTime(brings, locale, "long")}
				</strong>
				{station ? (
					<>
						<br />
						<span lang={station.text.lang}>{station.text.name}</span>
					</>
				) : null}
			</p>
			<p>{t("bringsStays")}</p>
			<a
				href={paths(locale).appointment(brings.reference, brings.token)}
				className="no-print jump self-start"
			>
				{t("appointment")}
			</a>
		</Panel>
	);
}

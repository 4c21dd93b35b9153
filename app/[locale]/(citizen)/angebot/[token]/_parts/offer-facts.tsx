import { useLocale, useTranslations } from "next-intl";
import { ServiceNames } from "#components/service/service-names.tsx";
import { StationAddress } from "#components/station/station-address.tsx";
import { Facts } from "#components/ui/facts.tsx";
import type { Catalog, Station } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { knownServices } from "#lib/catalog/rules/selection.ts";
import { formatDayTime } from "#lib/text/format.ts";
import type { OfferView } from "#lib/wishes/wishes.ts";

/** The offered time, where and what for; beside it the one that somebody has now. */
export function OfferFacts({
	offer,
	catalog,
	station,
}: {
	offer: OfferView;
	catalog: Catalog;
	/** Null: it is not in the catalogue any more. */
	station: Station | null;
}) {
	const t = useTranslations("wishes.offer");
	const k = useTranslations("kind");
	const locale = useLocale();
	const { date, start, minutes, brings } = offer;
	return (
		<Facts
			facts={[
				{
					term: t("when"),
					value: (
						<>
							<strong className="text-large font-bold">
								{formatDayTime({ date, start }, locale, "long")}
							</strong>
							<br />
							{t("minutes", { minutes })}
						</>
					),
				},
				...(station
					? [
							{
								term: t("where"),
								value: (
									<>
										<strong className="font-bold" lang={station.text.lang}>
											{station.text.name}
										</strong>
										{brings && isRemote(brings.kind) ? (
											<>
												<br />
												{k(`${brings.kind}.place`)}
											</>
										) : (
											<StationAddress station={station} />
										)}
									</>
								),
							},
						]
					: []),
				{
					term: t("what"),
					value: (
						<ServiceNames selection={knownServices(offer.services, catalog)} />
					),
				},
				...(brings
					? [
							{
								term: t("now"),
								value: <>{formatDayTime(brings, locale, "long")}</>,
							},
						]
					: []),
			]}
		/>
	);
}

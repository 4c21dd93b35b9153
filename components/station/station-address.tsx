import { useTranslations } from "next-intl";
import type { Station } from "#lib/catalog/catalog.ts";
import { withSoftHyphens } from "#lib/text/soft-hyphens.ts";

export function StationAddress({ station }: { station: Station }) {
	return (
		<address className="not-italic" lang="de">
			{withSoftHyphens(station.building)}
			<br />
			{withSoftHyphens(station.street)}
			<br />
			{station.postcode} {station.city}
		</address>
	);
}

/** Until a station's lead has confirmed its facts, nobody should rely on them. */
export function UnconfirmedNote({ station }: { station: Station }) {
	const t = useTranslations("station");
	return station.confirmed ? null : (
		<p className="text-small text-muted">{t("unconfirmed")}</p>
	);
}

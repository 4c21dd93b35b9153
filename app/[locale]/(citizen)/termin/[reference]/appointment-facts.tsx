import { useLocale, useTranslations } from "next-intl";
import {
	StationAddress,
	UnconfirmedNote,
} from "#components/station-address.tsx";
import { Facts } from "#components/ui/facts.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatDate, formatTime } from "#lib/format.ts";

/** When and where. */
export function AppointmentFacts({
	appointment,
	station,
}: {
	appointment: AppointmentView;
	station: Station;
}) {
	const t = useTranslations("appointment");
	const locale = useLocale();
	const { date, start, minutes, name } = appointment;
	return (
		<Facts
			facts={[
				{
					term: t("when"),
					value: (
						<>
							<strong className="text-large font-bold">
								{formatDate(date, locale, "long")}, {formatTime(start, locale)}
							</strong>
							<br />
							{t("minutes", { minutes })}
						</>
					),
				},
				{
					term: t("where"),
					value: (
						<div className="flex flex-col gap-8">
							<strong className="font-bold" lang={station.text.lang}>
								{station.text.name}
							</strong>
							<StationAddress station={station} />
							<p lang={station.text.lang}>{station.text.directions}</p>
							<p lang={station.text.lang}>{station.text.accessibility}</p>
							<UnconfirmedNote station={station} />
						</div>
					),
				},
				{ term: t("name"), value: name },
			]}
		/>
	);
}

import { useLocale, useTranslations } from "next-intl";
import {
	bookedEntries,
	type OwnAppointment,
} from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { knownServices } from "#app/[locale]/(citizen)/termine/_services/selection-problems.ts";
import type { HeldTime } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/booking-state.ts";
import { heldEntries } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/held-time.ts";
import { ServiceNames } from "#components/service/service-names.tsx";
import { Facts } from "#components/ui/facts.tsx";
import type { HoldView } from "#lib/booking/booking.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";

/** What changes and what stays. */
export function OldAndNew({
	appointment,
	station,
	catalog,
	hold,
	held,
}: OwnAppointment & { hold: HoldView; held: HeldTime }) {
	const t = useTranslations("manage.check");
	const locale = useLocale();
	const { date, start } = appointment;
	const hasOtherServices =
		String(heldEntries(hold).sort()) !==
		String(bookedEntries(appointment).sort());
	const isSameDay =
		hold.date === date && hold.stationSlug === appointment.stationSlug;
	return (
		<>
			<Facts
				facts={[
					{
						term: t("old"),
						value: (
							<>
								{formatDate(date, locale, "long")}, {formatTime(start, locale)}
								<br />
								<span lang={station.text.lang}>{station.text.name}</span>
							</>
						),
					},
					{
						term: t("new"),
						value: (
							<>
								<strong className="text-large font-bold">
									{held.date}, {held.time}
								</strong>
								<br />
								<span lang={held.station.lang}>{held.station.name}</span>
								<br />
								{t("minutes", { minutes: hold.minutes })}
							</>
						),
					},
					...(hasOtherServices
						? [
								{
									term: t("services"),
									value: (
										<ServiceNames
											selection={knownServices(heldEntries(hold), catalog)}
										/>
									),
								},
							]
						: []),
				]}
			/>
			<p>{t(isSameDay ? "stays" : "newTicket")}</p>
		</>
	);
}

import { useLocale, useTranslations } from "next-intl";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";

import type { HeldTime } from "#components/hold/held-time.ts";

import { ServiceNames } from "#components/service/service-names.tsx";
import { Facts } from "#components/ui/facts.tsx";
import type { HoldView } from "#lib/booking/booking.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import {
	entriesOf,
	isSameChoice,
	knownServices,
} from "#lib/catalog/rules/selection.ts";
import { formatDayTime } from "#lib/text/format.ts";

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
	const k = useTranslations("kind");
	const { date, start, kind } = appointment;
	const place = isRemote(kind) ? (
		<>
			{k(`${kind}.place`)}
			<br />
		</>
	) : null;
	const hasOtherServices = !isSameChoice(
		entriesOf(hold.services),
		entriesOf(appointment.services),
	);
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
								{formatDayTime({ date, start }, locale, "long")}
								<br />
								{place}
								<span lang={station.text.lang}>{station.text.name}</span>
							</>
						),
					},
					{
						term: t("new"),
						value: (
							<>
								<strong className="text-large font-bold">{held.moment}</strong>
								<br />
								{place}
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
											selection={knownServices(
												entriesOf(hold.services),
												catalog,
											)}
										/>
									),
								},
							]
						: []),
				]}
			/>
			<p>
				{isRemote(kind) ? k("enough") : t(isSameDay ? "stays" : "newTicket")}
			</p>
		</>
	);
}

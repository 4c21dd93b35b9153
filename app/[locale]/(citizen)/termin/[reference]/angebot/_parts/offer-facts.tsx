import { useLocale, useTranslations } from "next-intl";
import { Facts } from "#components/ui/facts.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import type { Offer } from "#lib/planning/change/queries/find-offer.ts";
import { formatDayTime } from "#lib/text/format.ts";

/** What is gone, why, and what is held instead. */
export function OfferFacts({
	appointment,
	station,
	offer,
	newStation,
}: {
	appointment: AppointmentView;
	station: Station;
	offer: Offer;
	/** Null: nothing is held. */
	newStation: Station | null;
}) {
	const t = useTranslations("offer");
	const k = useTranslations("kind");
	const locale = useLocale();
	const { time, reason } = offer;
	return (
		<Facts
			facts={[
				...(reason
					? [
							{
								term: t("reason"),
								value: <span lang={reason.lang}>{reason.text}</span>,
							},
						]
					: []),
				{
					term: t("old"),
					value: (
						<>
							<s>{formatDayTime(appointment, locale, "long")}</s> (
							{t("oldGone")})
							<br />
							<span lang={station.text.lang}>{station.text.name}</span>
						</>
					),
				},
				...(time && newStation
					? [
							{
								term: t("new"),
								value: (
									<>
										<strong className="text-large font-bold">
											{formatDayTime(time, locale, "long")}
										</strong>
										<br />
										<span lang={newStation.text.lang}>
											{newStation.text.name}
										</span>
										<br />
										{isRemote(appointment.kind)
											? k(`${appointment.kind}.place`)
											: `${newStation.street}, ${newStation.postcode} ${newStation.city}`}
									</>
								),
							},
						]
					: []),
			]}
		/>
	);
}

import { useLocale, useTranslations } from "next-intl";
import {
	StationAddress,
	UnconfirmedNote,
} from "#components/station/station-address.tsx";
import { Facts } from "#components/ui/facts.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import type { Service, Station } from "#lib/catalog/catalog.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { formatDayTime } from "#lib/text/format.ts";

/** When and where, and what for where nothing else on the page says it. */
export function AppointmentFacts({
	appointment,
	station,
	services = [],
}: {
	appointment: AppointmentView;
	station: Station;
	/** The catalogue's, to name those of the appointment. */
	services?: readonly Service[];
}) {
	const t = useTranslations("appointment");
	const locale = useLocale();
	const k = useTranslations("kind");
	const { date, start, minutes, name, bookedBy, kind } = appointment;
	const booked = appointment.services.flatMap(({ slug, quantity }) => {
		const service = services.find((known) => known.slug === slug);
		return service ? [{ service, quantity }] : [];
	});
	const what = {
		term: t("what"),
		value: (
			<ul className="flex flex-col gap-8">
				{booked.map(({ service, quantity }) => (
					<li key={service.slug} lang={service.text.lang}>
						{quantity > 1 ? `${quantity} × ` : null}
						{service.text.name}
					</li>
				))}
			</ul>
		),
	};
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
				{
					term: t("where"),
					value: isRemote(kind) ? (
						<>
							<strong className="font-bold">{k(`${kind}.place`)}</strong>
							<br />
							<span lang={station.text.lang}>{station.text.name}</span>
						</>
					) : (
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
				...(booked.length > 0 ? [what] : []),
				...(name ? [{ term: t("name"), value: name }] : []),
				...(bookedBy ? [{ term: t("bookedBy"), value: bookedBy }] : []),
			]}
		/>
	);
}

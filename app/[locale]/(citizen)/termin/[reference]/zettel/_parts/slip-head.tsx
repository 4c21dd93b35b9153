import { useLocale, useTranslations } from "next-intl";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { QrCode } from "#components/contact/qr-code.tsx";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { formatReference } from "#lib/text/reference.ts";

/** Both slips begin with it: where, when, the two numbers, and the number once more for the reader. */
export function SlipHead({ appointment, station }: OwnAppointment) {
	const t = useTranslations("slip");
	const locale = useLocale();
	const { date, start, name, reference, ticket } = appointment;
	return (
		<>
			<div>
				<p className="slip-station" lang={station.text.lang}>
					{station.text.name}
				</p>
				<p lang="de">
					{station.building}, {station.street}
					<br />
					{station.postcode} {station.city}
				</p>
			</div>
			<p className="slip-when">
				{formatDate(date, locale, "long")}
				<strong>{formatTime(start, locale)}</strong>
				{name ? <span>{t("for", { name })}</span> : null}
			</p>
			<div className="slip-numbers">
				<dl>
					<div>
						<dt>{t("reference")}</dt>
						<dd>{formatReference(reference)}</dd>
					</div>
					<div>
						<dt>{t("ticket")}</dt>
						<dd>{ticket}</dd>
					</div>
				</dl>
				<div className="slip-code">
					<QrCode
						text={reference}
						label={`${t("reference")} ${formatReference(reference)}`}
					/>
				</div>
			</div>
		</>
	);
}

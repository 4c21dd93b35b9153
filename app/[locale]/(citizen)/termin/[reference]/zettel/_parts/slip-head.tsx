import { QrCode } from "#components/contact/qr-code.tsx";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { formatReference } from "#lib/text/reference.ts";
import { translator } from "#lib/text/translator.ts";
import type { Slip } from "./slip.ts";

/** Both slips begin with it: where, when, the two numbers, and the number once more for the reader. */
export function SlipHead({ appointment, station, locale }: Slip) {
	const t = translator("slip", locale);
	const k = translator("kind", locale);
	const { date, start, name, reference, ticket, kind } = appointment;
	const remote = isRemote(kind);
	return (
		<>
			<div>
				<p className="slip-station" lang={station.text.lang}>
					{station.text.name}
				</p>
				{remote ? (
					<p>{k(`${kind}.place`)}</p>
				) : (
					<p lang="de">
						{station.building}, {station.street}
						<br />
						{station.postcode} {station.city}
					</p>
				)}
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
					{remote ? null : (
						<div>
							<dt>{t("ticket")}</dt>
							<dd>{ticket}</dd>
						</div>
					)}
				</dl>
				{remote ? null : (
					<div className="slip-code">
						<QrCode
							text={reference}
							label={`${t("reference")} ${formatReference(reference)}`}
						/>
					</div>
				)}
			</div>
		</>
	);
}

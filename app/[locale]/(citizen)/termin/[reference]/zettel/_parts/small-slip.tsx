import { useLocale, useTranslations } from "next-intl";
import type { OwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { toBring } from "#app/[locale]/(citizen)/termin/[reference]/_parts/to-bring.ts";
import { shortList } from "./short-list.ts";
import { SlipHead } from "./slip-head.tsx";

/** One small sheet for purse or pin board. */
export function SmallSlip(own: OwnAppointment) {
	const t = useTranslations("slip");
	const { appointment, catalog } = own;
	const bring = toBring(appointment, catalog, useLocale()).flatMap(
		(service) => service.bring,
	);
	const { lines, isWhole } = shortList(
		bring.flatMap(({ lists }) =>
			lists.flatMap(({ isNote, lines }) => (isNote ? [] : lines)),
		),
		bring[0]?.lang,
	);
	return (
		<>
			<SlipHead {...own} />
			{lines.length > 0 ? (
				<div className="slip-bring">
					<h2>{t("bring")}</h2>
					<ul lang={bring[0]?.lang}>
						{lines.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ul>
					{isWhole ? null : <p>{t("more")}</p>}
				</div>
			) : null}
			<p className="slip-pin">{t("pin", { pin: appointment.pin })}</p>
		</>
	);
}

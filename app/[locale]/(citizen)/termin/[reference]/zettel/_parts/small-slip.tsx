import { toBring } from "#app/[locale]/(citizen)/termin/[reference]/_parts/to-bring.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { translator } from "#lib/text/translator.ts";
import { shortList } from "./short-list.ts";
import type { Slip } from "./slip.ts";
import { SlipHead } from "./slip-head.tsx";

/** One small sheet for purse or pin board. */
export function SmallSlip(slip: Slip) {
	const { appointment, catalog, locale } = slip;
	const t = translator("slip", locale);
	const bring = toBring(appointment, catalog, locale).flatMap(
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
			<SlipHead {...slip} />
			{lines.length > 0 ? (
				<div className="slip-bring">
					<h2>
						{isRemote(appointment.kind)
							? translator("kind", locale)("have")
							: t("bring")}
					</h2>
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

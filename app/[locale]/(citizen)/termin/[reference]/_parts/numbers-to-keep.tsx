import { useTranslations } from "next-intl";
import { QrCode } from "#components/contact/qr-code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { formatReference } from "#lib/text/reference.ts";

/** What to keep: large, and one tap marks it for copying. */
export function NumbersToKeep({
	appointment,
}: {
	appointment: AppointmentView;
}) {
	const t = useTranslations("appointment");
	const k = useTranslations("kind");
	const { reference, pin, ticket, kind } = appointment;
	const remote = isRemote(kind);
	const numbers = [
		{
			term: t("reference"),
			value: formatReference(reference),
			hint: remote ? k("keepNumber") : t("referenceHint"),
		},
		// Nobody is called in a house where they are not.
		...(remote
			? []
			: [{ term: t("ticket"), value: ticket, hint: t("ticketHint") }]),
		{ term: t("pin"), value: pin, hint: t("pinHint") },
	];
	return (
		<Panel as="section" quiet aria-labelledby="nummern">
			<h2 id="nummern" className="kern-heading-small">
				{t("keep")}
			</h2>
			<div className="grid grid-cols-[minmax(0,1fr)] gap-24 sm:grid-cols-[minmax(0,1fr)_auto]">
				<dl className="flex flex-col gap-16">
					{numbers.map(({ term, value, hint }) => (
						<div key={term}>
							<dt>{term}</dt>
							<dd>
								<span className="block text-number font-bold tabular-nums select-all">
									{value}
								</span>
								<span className="text-small text-muted">{hint}</span>
							</dd>
						</div>
					))}
				</dl>
				{remote ? null : (
					<div className="flex max-w-[12rem] flex-col gap-8">
						<QrCode
							text={reference}
							label={t("qr", { reference: formatReference(reference) })}
						/>
						<p className="text-small text-muted">{t("qrHint")}</p>
					</div>
				)}
			</div>
		</Panel>
	);
}

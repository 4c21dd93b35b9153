import { useLocale, useTranslations } from "next-intl";
import { QrCode } from "#components/contact/qr-code.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import type { TicketView } from "#lib/queue/queue.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { civilDateOf, minuteOf } from "#lib/time.ts";

/** What comes out of an 80 mm printer; never seen on the screen (kiosk.css). */
export function TicketPaper({
	ticket,
	station,
	wait,
	walk,
	address,
	now,
	printsNow,
}: {
	ticket: TicketView;
	station: Station;
	/** In words. */
	wait: string | null;
	/** That they go to several desks; null: to one. */
	walk: string | null;
	/** Of the own place in line. */
	address: string;
	now: Temporal.Instant;
	/** Without being asked. */
	printsNow: boolean;
}) {
	const t = useTranslations("kiosk.ticket");
	const locale = useLocale();
	return (
		<div
			className="kiosk-paper"
			aria-hidden="true"
			data-print-now={printsNow ? "" : undefined}
		>
			<p lang={station.text.lang}>{station.text.name}</p>
			<p>{t("number")}</p>
			<p className="kiosk-paper-number">{ticket.ticket}</p>
			{wait ? <p>{t("wait", { wait })}</p> : null}
			{walk ? <p>{walk}</p> : null}
			<div className="kiosk-paper-code">
				<QrCode text={address} label={t("qr")} />
			</div>
			<p>{t("qrHint")}</p>
			<p>
				{t("drawnAt", {
					date: formatDate(civilDateOf(now), locale, "year"),
					time: formatTime(minuteOf(now), locale),
				})}
			</p>
		</div>
	);
}

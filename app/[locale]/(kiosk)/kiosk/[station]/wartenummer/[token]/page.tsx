import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { findKiosk } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/kiosk.ts";
import { KioskScreen } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/kiosk-screen.tsx";
import { QrCode } from "#components/contact/qr-code.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import { paths } from "#lib/paths/citizen.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatTime } from "#lib/text/format.ts";
import { minuteOf } from "#lib/time.ts";
import { TicketPaper } from "./_parts/ticket-paper.tsx";

/** The number, large, on paper and for the phone. */
export default async function KioskTicketPage({
	params,
	searchParams,
}: {
	params: Promise<{ station: string; token: string }>;
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const { station: slug, token } = await params;
	const stand = textOf(await searchParams, "stand");
	const to = paths(locale);
	const start = to.kiosk(slug);
	const at = now();
	const kiosk = await findKiosk(slug, locale);
	const ticket = await findTicket(token, at);
	if (!kiosk?.device || ticket?.stationSlug !== slug) redirect(start);
	const t = await getTranslations("kiosk.ticket");
	const inWords = await getTranslations("waitTimes.inWords");
	const walks = await getTranslations("ticket.walk");
	// Whoever has only paper must know that the first desk is not the last.
	const walk = ticket.walk.length > 0 ? walks("text") : null;
	const number = ticket.ticket;
	const heading =
		stand === "already-here"
			? "again"
			: ticket.startsAt === null
				? "title"
				: "checkedIn";
	const title = t("tab", { ticket: number });
	const wait = ticket.wait ? waitInWords(ticket.wait, inWords) : null;
	const isEarly = ticket.state === "early" && ticket.startsAt !== null;
	const printsNow = stand === "drawn" && kiosk.device.prints;
	const address = `${env().baseUrl}${to.ticket(token)}`;
	return (
		<KioskScreen station={kiosk.station} title={title} back={start}>
			<div className="no-print kiosk-ticket">
				<div role="status">
					<h1>
						{t(heading)}{" "}
						<strong className="kiosk-own-number" data-spell="">
							{number}
						</strong>
					</h1>
					<p className="kiosk-lead">{t("sit")}</p>
					{isEarly ? (
						<p className="kiosk-wait">
							{t("early", { time: timeOf(ticket.startsAt ?? 0) })}
						</p>
					) : null}
					{ticket.place === null || isEarly ? null : (
						<p className="kiosk-wait">
							{wait ? t("wait", { wait }) : t("waitUnknown")}
						</p>
					)}
					{walk ? <p className="kiosk-lead">{walk}</p> : null}
					{printsNow || stand === "printed" ? <p>{t("printing")}</p> : null}
					{stand === "not-printed" ? (
						<p className="kiosk-lead">
							<strong>{t("notPrinted")}</strong>
						</p>
					) : null}
				</div>
				<div className="kiosk-phone">
					<div className="kiosk-code">
						<QrCode text={address} label={t("qr")} />
					</div>
					<p>{t("qrHint")}</p>
				</div>
				<div className="kiosk-choices">
					<a href={start} className="kiosk-button kiosk-primary">
						{t("finish")}
					</a>
					{kiosk.device.prints ? (
						<button
							type="button"
							className="kiosk-button"
							data-needs="kiosk"
							data-print=""
						>
							{t("print")}
						</button>
					) : null}
				</div>
			</div>
			<TicketPaper
				ticket={ticket}
				station={kiosk.station}
				wait={wait}
				walk={walk}
				address={address}
				now={at}
				printsNow={printsNow}
			/>
		</KioskScreen>
	);

	function timeOf(milliseconds: number): string {
		const instant = Temporal.Instant.fromEpochMilliseconds(milliseconds);
		return formatTime(minuteOf(instant), locale);
	}
}

import { useLocale, useTranslations } from "next-intl";
import { QrCode } from "#components/contact/qr-code.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { AwayView } from "#lib/queue/queue.ts";
import { formatTime } from "#lib/text/format.ts";
import { formatReference } from "#lib/text/reference.ts";
import { minuteOf } from "#lib/time.ts";

/** How somebody who waits elsewhere checks in, and what became of the mail that called them. */
export function Away({
	away,
	wayAddress,
}: {
	away: AwayView;
	/** Where the way is changed. */
	wayAddress: string;
}) {
	const t = useTranslations("ticket.away");
	const afar = useTranslations("afar");
	const locale = useLocale();
	const code = formatReference(away.reference);
	const late = away.lateAt;
	return (
		<>
			<Panel as="section" quiet aria-labelledby="anmelden">
				<h2 id="anmelden" className="kern-heading-small">
					{t("checkIn")}
				</h2>
				<div className="grid grid-cols-[minmax(0,1fr)] gap-24 sm:grid-cols-[minmax(0,1fr)_auto]">
					<div className="flex flex-col gap-8">
						<p>{t("checkInText")}</p>
						<p className="text-number font-bold tabular-nums select-all">
							{code}
						</p>
					</div>
					<div className="max-w-[12rem]">
						<QrCode text={away.reference} label={t("qr", { code })} />
					</div>
				</div>
			</Panel>
			<p className="flex flex-wrap gap-x-16 gap-y-4">
				<span>
					{afar("draw.way")}:{" "}
					{afar("draw.minutes", { minutes: away.wayMinutes })}
				</span>
				{away.dueAt === null ? (
					<a
						href={wayAddress}
						className="text-action underline underline-offset-4"
					>
						{afar("change.link")}
					</a>
				) : null}
			</p>
			{late === null ? null : (
				<p>
					{t("late", {
						time: formatTime(
							minuteOf(Temporal.Instant.fromEpochMilliseconds(late)),
							locale,
						),
					})}
				</p>
			)}
			{away.mail ? (
				<p className="text-muted">{t(`mail.${away.mail}`)}</p>
			) : null}
		</>
	);
}

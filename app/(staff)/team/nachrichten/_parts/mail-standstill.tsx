import { useTranslations } from "next-intl";
import { clockOf } from "#app/(staff)/team/_frame/clock-of.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { MailFlow } from "#lib/notifications/delivery/rules/standstill.ts";
import { formatDate } from "#lib/text/format.ts";
import { civilDateOf } from "#lib/time.ts";

/** Says that mail stands still, wherever it does: nobody shall rely on what is not sent. */
export function MailStandstill({ flow }: { flow: MailFlow }) {
	const t = useTranslations("team.messages.standstill");
	if (flow.since === null && flow.isWorking) return null;
	return (
		<Alert kind="warning" title={t("title")}>
			{flow.since === null ? null : (
				<p>
					{t("waiting", {
						count: flow.waiting,
						since: dayAndClock(flow.since),
					})}
				</p>
			)}
			<p>{t(flow.isWorking ? "working" : "noWorker")}</p>
		</Alert>
	);
}

/** "Di., 24. November, 10:05 Uhr" */
export function dayAndClock(epochMilliseconds: number): string {
	const instant = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds);
	return `${formatDate(civilDateOf(instant), "de", "short")}, ${clockOf(epochMilliseconds)}`;
}

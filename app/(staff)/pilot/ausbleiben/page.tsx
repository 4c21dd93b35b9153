import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/section.tsx";
import { findTrial } from "#lib/attendance/queries/find-trial.ts";
import { listShares } from "#lib/attendance/queries/list-shares.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate, formatNumber, formatWeekday } from "#lib/text/format.ts";
import { PilotPage } from "../_parts/pilot-page.tsx";
import { ShareTable } from "./_parts/share-table.tsx";
import { TrialForm } from "./_parts/trial-form.tsx";
import { TrialReport } from "./_parts/trial-report.tsx";

/** How many do not come, with how sure that is, and whether another question makes a difference. */
export default async function AbsenceFiguresPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const shares = await listShares(actor, at);
	const trial = await findTrial(actor, at);
	if (!shares.ok || !trial.ok) return <StaffRefused kind="forbidden" />;
	const { span, figures } = shares.value;
	const { stations } = await getCatalog("de", at);
	const t = await getTranslations("absence.figures");
	const inTrial = await getTranslations("absence.trial");
	const forms = await getTranslations("staff.form");
	const stand = textOf(await searchParams, "stand");
	const share = figures.all.share.value;
	const isRunning = trial.value !== null && trial.value.endedAt === null;
	return (
		<PilotPage
			current="absence"
			actor={actor}
			title={t("title")}
			saved={
				stand === "begonnen"
					? inTrial("started")
					: stand === "beendet"
						? inTrial("ended")
						: null
			}
			before={
				stand === "forbidden" || stand === "busy" ? (
					<Alert kind="danger" role="alert" title={forms(`${stand}.title`)}>
						<p>{forms(`${stand}.text`)}</p>
					</Alert>
				) : null
			}
			lead={
				<p className="text-large">
					{share === null
						? t("unknown")
						: t("answer", {
								share: formatNumber(share, "de", 1),
								from: formatDate(span.from, "de", "year"),
								until: formatDate(span.until, "de", "year"),
							})}
				</p>
			}
		>
			<Section id="stationen" title={t("stations")}>
				<ShareTable
					what={t("station")}
					title={t("stations")}
					lines={figures.stations.map((line) => ({
						...line,
						key: line.stationId,
						name:
							stations.find(({ id }) => id === line.stationId)?.shortName ??
							String(line.stationId),
					}))}
				/>
			</Section>
			<Section id="wochentage" title={t("weekdays")}>
				<ShareTable
					what={t("weekday")}
					title={t("weekdays")}
					lines={figures.weekdays.map((line) => ({
						...line,
						key: line.weekday,
						name: formatWeekday(line.weekday, "de", "long"),
					}))}
				/>
			</Section>
			<Section id="stunden" title={t("hours")}>
				<ShareTable
					what={t("hour")}
					title={t("hours")}
					lines={figures.hours.map((line) => ({
						...line,
						key: line.hour,
						name: t("perhour", { hour: line.hour }),
					}))}
				/>
			</Section>
			<Disclosure summary={t("how")}>
				<p className="max-w-column">{t("howText")}</p>
			</Disclosure>
			<Section id="frage" title={inTrial("title")}>
				<p className="max-w-column">{inTrial("lead")}</p>
				{trial.value ? (
					<TrialReport trial={trial.value} stations={stations} />
				) : (
					<p>{inTrial("none")}</p>
				)}
				{mayEverywhere(actor, "rollout:write") ? (
					<TrialForm isRunning={isRunning} />
				) : null}
			</Section>
		</PilotPage>
	);
}

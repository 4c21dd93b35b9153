import { getTranslations } from "next-intl/server";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { getOperation } from "#lib/watch/queries/get-operation.ts";
import { alarmsOf } from "./_parts/alarms.ts";
import { factsOf } from "./_parts/facts.ts";
import { PartTable } from "./_parts/part-table.tsx";
import { ProcessTable } from "./_parts/process-table.tsx";
import { SweepTable } from "./_parts/sweep-table.tsx";

/** Whether everything runs, for whoever runs it: the status page with all that stands behind it. */
export default async function OperationPage() {
	const actor = await requireActor();
	const found = await getOperation(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const operation = found.value;
	const { status, figures, at } = operation;
	const t = await getTranslations("admin.operation");
	const alarms = await alarmsOf(operation);
	return (
		<AdminPage
			current="operation"
			actor={actor}
			title={t("title")}
			lead={t("lead")}
		>
			{alarms.length === 0 ? (
				<Alert kind="success" title={t("fine")} />
			) : (
				<Alert kind="danger" title={t("look")}>
					<ul className="list-disc ps-24">
						{alarms.map((alarm) => (
							<li key={alarm}>{alarm}</li>
						))}
					</ul>
				</Alert>
			)}
			<Section id="teile" title={t("parts.title")}>
				<PartTable parts={status.parts} />
			</Section>
			<Section id="zahlen" title={t("facts.title")}>
				<Facts facts={await factsOf(operation)} />
			</Section>
			<Section id="prozesse" title={t("processes.title")}>
				<p>{t("processes.lead")}</p>
				<ProcessTable beats={figures.beats} at={at} />
			</Section>
			<Section id="arbeit" title={t("sweeps.title")}>
				<p>{t("sweeps.lead")}</p>
				<SweepTable sweeps={figures.sweeps} at={at} />
			</Section>
		</AdminPage>
	);
}

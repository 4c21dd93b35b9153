import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { pilot } from "#lib/paths/pilot.ts";
import {
	listCriteria,
	listRollout,
} from "#lib/pilot/rollout/queries/get-rollout.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { PilotPage } from "../_parts/pilot-page.tsx";
import { figureWords } from "../kennzahlen/_parts/words.ts";
import { CriteriaTable } from "./_parts/criteria-table.tsx";
import { CriterionForm } from "./_parts/criterion-form.tsx";
import { exactly } from "./_parts/exactly.ts";
import { StationTable } from "./_parts/station-table.tsx";

/** Which stations are online, which one is next, and whether the time has come for it. */
export default async function RolloutPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await listRollout(actor, at);
	const criteria = found.ok ? await listCriteria(actor, at) : found;
	if (!found.ok || !criteria.ok) return <StaffRefused kind="forbidden" />;
	const stand = textOf(await searchParams, "stand");
	const t = await getTranslations("rollout");
	const forms = await getTranslations("staff.form");
	const words = await figureWords(await getCatalog("de", at));
	const mayDecide = mayEverywhere(actor, "rollout:write");
	const stations = found.value;
	const online = stations.filter(({ station }) => station.phase !== "walk-in");
	const [next] = stations
		.filter(({ station }) => station.onlineFrom !== null)
		.sort((a, b) => (a.station.onlineFrom ?? 0) - (b.station.onlineFrom ?? 0));
	return (
		<PilotPage
			current="rollout"
			actor={actor}
			title={t("title")}
			before={
				stand === "forbidden" || stand === "busy" ? (
					<Alert kind="danger" role="alert" title={forms(`${stand}.title`)}>
						<p>{forms(`${stand}.text`)}</p>
					</Alert>
				) : null
			}
			saved={
				stand === "gespeichert"
					? t("criteria.saved")
					: stand === "entfernt"
						? t("criteria.removed")
						: null
			}
			lead={
				<p className="text-large">
					{online.length === stations.length
						? t("allOnline")
						: t("answer", { online: online.length, all: stations.length })}{" "}
					{next
						? t("answerNext", {
								station: next.station.shortName,
								when: exactly(next.station.onlineFrom ?? 0),
							})
						: null}
				</p>
			}
		>
			<StationTable stations={stations} />
			<Section id="kriterien" title={t("criteria.title")}>
				<p>{t("criteria.lead")}</p>
				{criteria.value.length === 0 ? (
					<p>{t("criteria.none")}</p>
				) : (
					<CriteriaTable
						criteria={criteria.value}
						words={words}
						mayDecide={mayDecide}
					/>
				)}
				{mayDecide ? <CriterionForm /> : null}
			</Section>
			<p>
				<a href={pilot.figures()}>{t("toFigures")}</a>
			</p>
		</PilotPage>
	);
}

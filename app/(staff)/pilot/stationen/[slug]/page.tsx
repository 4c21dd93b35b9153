import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { PilotPage } from "#app/(staff)/pilot/_parts/pilot-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { findRollout } from "#lib/pilot/rollout/queries/get-rollout.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { exactly } from "../_parts/exactly.ts";
import { Checklist } from "./_parts/checklist.tsx";
import { DecisionForms } from "./_parts/decision-forms.tsx";
import { DecisionLog } from "./_parts/decision-log.tsx";
import { tryBookingAction } from "./actions.ts";

/** One station's way online: where it stands, what is missing, what was decided. */
export default async function StationRolloutPage({
	params,
	searchParams,
}: {
	params: Promise<{ slug: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const { slug } = await params;
	const at = now();
	const found = await findRollout(actor, slug, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { station, since, next, newest, checks, readiness, decisions } =
		found.value;
	const t = await getTranslations("rollout");
	const catalog = await getCatalog("de", at);
	const mayDecide = may(actor, "rollout:write", station.id);
	const hidden = { ort: station.slug, station: String(station.id) };
	const phase = t(`phases.${station.phase}`);
	return (
		<PilotPage
			current="rollout"
			actor={actor}
			title={station.shortName}
			saved={savedIn(textOf(await searchParams, "stand"), t)}
			before={
				<p>
					<a href={pilot.rollout()}>{t("one.back")}</a>
				</p>
			}
			lead={
				<div className="text-large">
					<p>
						{since === null
							? t("one.isInAlways", { station: station.shortName, phase })
							: t("one.isIn", {
									station: station.shortName,
									phase,
									when: exactly(since),
								})}
					</p>
					{next ? (
						<p className="font-bold">
							{t("one.willBe", {
								phase: t(`phases.${next.phase}`),
								when: exactly(next.startsAt),
							})}{" "}
							{station.onlineFrom === null ? null : t("one.public")}
						</p>
					) : null}
				</div>
			}
		>
			{mayDecide ? null : <p>{t("one.readOnly")}</p>}
			<div className="pilot-halves">
				<div className="flex min-w-0 flex-col gap-32">
					<Section id="pruefliste" title={t("one.checklist")}>
						<p>{t("one.checklistLead")}</p>
						<Checklist
							checks={checks}
							readiness={readiness}
							services={catalog.services}
						/>
						{mayDecide ? (
							<Form
								id="probe"
								action={tryBookingAction}
								fields={[]}
								sent={{}}
								hidden={{ ...hidden, form: "probe" }}
								texts={await formTexts(t("one.try"))}
								before={<p>{t("one.tryText")}</p>}
							/>
						) : null}
					</Section>
					<Section id="entscheidungen" title={t("one.log.title")}>
						<DecisionLog decisions={decisions} services={catalog.services} />
					</Section>
				</div>
				{mayDecide ? (
					<DecisionForms
						hidden={hidden}
						phase={station.phase}
						newest={newest}
						isPlanned={next !== null}
					/>
				) : null}
			</div>
		</PilotPage>
	);
}

const SAVED = [
	"geplant",
	"zurueckgenommen",
	"nichts-geplant",
	"notiert",
	"probiert",
] as const;

function savedIn(
	stand: string,
	t: Awaited<ReturnType<typeof getTranslations<"rollout">>>,
): string | null {
	const known = SAVED.find((name) => name === stand);
	return known ? t(`one.saved.${known}`) : null;
}

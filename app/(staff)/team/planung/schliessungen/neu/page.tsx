import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import { PreviewForm } from "#app/(staff)/team/planung/_review/preview-form.tsx";
import {
	namedOptions,
	serviceOptions,
} from "#components/staff/staff-options.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { listDesks } from "#lib/planning/roster/queries/list-desks.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { closureFields, FIELDS } from "./_parts/closure-fields.ts";
import { previewClosureAction } from "./actions.ts";

/** A new closure: what, when, why; then whom it concerns; then it is saved. */
export default async function NewClosurePage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog } = context;
	const t = await getTranslations("closures.form");
	const desks = await listDesks(station.id);
	return (
		<PlanningPage title={t("title")} current="closures" context={context}>
			<p className="max-w-column">{t("lead")}</p>
			<PreviewForm
				action={previewClosureAction}
				fields={
					await closureFields(
						namedOptions(desks),
						serviceOptions(catalog.services.filter(({ bookable }) => bookable)),
						mayEverywhere(actor, "closure:write"),
					)
				}
				layout="columns"
				sent={{
					[FIELDS.scope]: [textOf(query, "bereich") || "station"],
					[FIELDS.from]: [textOf(query, "von")],
					[FIELDS.until]: [textOf(query, "bis")],
					[FIELDS.repeat]: ["once"],
					[FIELDS.reason]: [textOf(query, "grund")],
				}}
				hidden={{ ort: station.slug }}
				formKey={crypto.randomUUID()}
				texts={{
					...(await formTexts(t("preview"))),
					save: t("save"),
					again: t("again"),
					change: t("change"),
				}}
			/>
		</PlanningPage>
	);
}

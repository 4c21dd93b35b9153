import { getTranslations } from "next-intl/server";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { listDesks } from "#lib/planning/roster/queries/list-desks.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { ClosureForm } from "./_parts/closure-form.tsx";
import { FIELDS } from "./_parts/closure-state.ts";
import { closureTexts } from "./_parts/texts.ts";

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
	const { sent, before } = await keptOr(actor, {
		[FIELDS.scope]: [textOf(query, "bereich") || "station"],
		[FIELDS.from]: [textOf(query, "von")],
		[FIELDS.until]: [textOf(query, "bis")],
		[FIELDS.reason]: [textOf(query, "grund")],
	});
	return (
		<PlanningPage title={t("title")} current="closures" context={context}>
			<p className="max-w-column">{t("lead")}</p>
			<ClosureForm
				station={station.slug}
				formKey={crypto.randomUUID()}
				sent={sent}
				desks={desks.map(({ id, name }) => ({ value: String(id), text: name }))}
				services={catalog.services
					.filter(({ bookable }) => bookable)
					.map(({ id, text }) => ({ value: String(id), text: text.name }))}
				mayCity={mayEverywhere(actor, "closure:write")}
				texts={await closureTexts()}
				before={before}
			/>
		</PlanningPage>
	);
}

import { getTranslations } from "next-intl/server";
import { keptOr } from "#app/(staff)/_parts/kept.tsx";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { listDesks } from "#lib/planning/roster/queries/list-desks.ts";
import { ClosureForm } from "./_parts/closure-form.tsx";
import { FIELDS } from "./_parts/closure-state.ts";
import { closureTexts } from "./_parts/texts.ts";

/** A new closure: what, when, why; then whom it concerns; then it is saved. */
export default async function NewClosurePage({
	searchParams,
}: {
	searchParams: Promise<SearchParams>;
}) {
	const query = await searchParams;
	const context = await planningContext(query, "closure:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, catalog } = context;
	const t = await getTranslations("closures.form");
	const desks = await listDesks(station.id);
	const { values, before } = await keptOr(actor, {
		[FIELDS.scope]: [firstOf(query.bereich) || "station"],
		[FIELDS.from]: [firstOf(query.von)],
		[FIELDS.until]: [firstOf(query.bis)],
		[FIELDS.reason]: [firstOf(query.grund)],
	});
	return (
		<PlanningPage title={t("title")} current="closures" context={context}>
			<p className="max-w-column">{t("lead")}</p>
			<ClosureForm
				station={station.slug}
				formKey={crypto.randomUUID()}
				values={values}
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

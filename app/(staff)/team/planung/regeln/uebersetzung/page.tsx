import { getTranslations } from "next-intl/server";
import {
	OwnTextForm,
	ownTextTitle,
} from "#app/(staff)/_parts/own-text/own-text-form.tsx";
import { planningContext } from "#app/(staff)/team/planung/_frame/planning-context.ts";
import { PlanningPage } from "#app/(staff)/team/planung/_frame/planning-page.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { planning } from "#lib/paths/planning.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { toLocale } from "#lib/text/locale.ts";
import { findOwnText } from "#lib/translation/queries/own-texts.ts";
import { translateStationAction } from "./actions.ts";

/** What people read about a station in another language, beside what German says by now. */
export default async function TranslateStationPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await planningContext(params, "station:write");
	if (!context) return <StaffRefused kind="forbidden" />;
	const { actor, station, at } = context;
	const place = {
		kind: "station",
		key: station.slug,
		locale: toLocale(textOf(params, "sprache")),
	} as const;
	const found = await findOwnText(actor, place, at);
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const t = await getTranslations("rules");
	return (
		<PlanningPage
			title={await ownTextTitle(place.kind, place.locale)}
			current="rules"
			context={context}
		>
			<p>
				<a href={planning.rules(station.slug)}>{t("backToRules")}</a>
			</p>
			<OwnTextForm
				action={translateStationAction}
				place={place}
				text={found.value}
			/>
		</PlanningPage>
	);
}

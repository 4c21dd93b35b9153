import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { settingsMark } from "#lib/booking/limits/commands/change-settings.ts";
import { findLimits } from "#lib/booking/limits/queries/find-settings.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { HelperList } from "./_parts/helper-list.tsx";
import { settingFields, settingValues } from "./_parts/setting-fields.ts";
import { addHelperAction, changeLimitsAction } from "./actions.ts";

/** What one person, client and network may take in the whole city, and who books for others. */
export default async function LimitsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await findLimits(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { settings, maxMinutes, helpers } = found.value;
	const stand = textOf(await searchParams, "stand");
	const t = await getTranslations("cityLimits.settings");
	const h = await getTranslations("cityLimits.helpers");
	return (
		<AdminPage
			current="limits"
			actor={actor}
			stand={stand}
			title={t("title")}
			lead={t("lead")}
			saved={
				stand === "gespeichert"
					? t("saved")
					: stand === "beendet"
						? h("ended")
						: null
			}
		>
			<Form
				id="grenzen"
				action={changeLimitsAction}
				fields={await settingFields(maxMinutes)}
				sent={settingValues(settings)}
				hidden={{ form: "limits", shown: settingsMark(settings) }}
				texts={await formTexts(t("save"))}
			/>
			<section aria-labelledby="helfer" className="flex flex-col gap-16">
				<Heading id="helfer">{h("title")}</Heading>
				<p>{h("lead")}</p>
				<HelperList helpers={helpers} />
				<Form
					id="helfer-neu"
					action={addHelperAction}
					fields={[
						{ type: "text", name: "name", label: h("name") },
						{
							type: "text",
							name: "minutes",
							label: h("minutes"),
							hint: h("minutesHint"),
							inputMode: "numeric",
							width: "half",
						},
					]}
					sent={{}}
					hidden={{ form: "helper" }}
					texts={await formTexts(h("add"))}
				/>
			</section>
		</AdminPage>
	);
}

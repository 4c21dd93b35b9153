import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { findCollectionSettings } from "#lib/collection/queries/find-settings.ts";
import { collectionMark } from "#lib/collection/rules/settings.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { settingsFields, settingsValues } from "./_parts/settings-fields.ts";
import { setCollectionSettingsAction } from "./actions.ts";

/** What is fetched after which service, and how. */
export default async function CollectionSettingsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const at = now();
	const found = await findCollectionSettings(actor, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { services } = await getCatalog("de", at);
	const t = await getTranslations("collection.settings");
	const isSaved = textOf(await searchParams, "stand") === "gespeichert";
	return (
		<AdminPage
			title={t("title")}
			current="collection"
			actor={actor}
			lead={<p className="max-w-column">{t("lead")}</p>}
			saved={isSaved ? t("saved") : null}
		>
			<Form
				action={setCollectionSettingsAction}
				fields={await settingsFields(services)}
				sent={settingsValues(found.value, services)}
				hidden={{
					form: "collection settings",
					shown: collectionMark(found.value),
					overdue: "0",
				}}
				texts={await formTexts(t("save"))}
			/>
		</AdminPage>
	);
}

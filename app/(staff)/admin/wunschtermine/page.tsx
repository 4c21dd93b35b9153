import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { getWishSettings } from "#lib/wishes/queries/get-settings.ts";
import { settingsMark } from "#lib/wishes/rules/settings.ts";
import { settingFields, settingValues } from "./_parts/setting-fields.ts";
import { setWishSettingsAction } from "./actions.ts";

/** How the city weighs and bounds wishes and the times that are given back. */
export default async function WishSettingsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await getWishSettings(actor, now());
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("wishList.settings");
	const isSaved = textOf(await searchParams, "stand") === "gespeichert";
	return (
		<AdminPage
			title={t("title")}
			current="wishes"
			actor={actor}
			lead={<p className="max-w-column">{t("lead")}</p>}
			saved={isSaved ? t("saved") : null}
		>
			<Form
				action={setWishSettingsAction}
				fields={await settingFields()}
				sent={settingValues(found.value)}
				hidden={{ form: "wishes", shown: settingsMark(found.value) }}
				texts={await formTexts(t("save"))}
			/>
		</AdminPage>
	);
}

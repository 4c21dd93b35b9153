import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Saved } from "#app/(staff)/_parts/saved.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { personFields } from "./_parts/person-fields.ts";
import { searchPersonAction } from "./actions.ts";

/** Somebody at the counter wants to know what is known about them, or to be forgotten. */
export default async function PersonPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const { actor } = await teamContext();
	if (!may(actor, "person:answer", null))
		return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("person.search");
	const isErased = textOf(await searchParams, "stand") === "geloescht";
	return (
		<TeamPage
			title={t("title")}
			current="person"
			actor={actor}
			before={<Saved title={isErased ? t("erased") : null} />}
		>
			<p className="max-w-column">{t("lead")}</p>
			<Form
				action={searchPersonAction}
				fields={await personFields()}
				sent={{}}
				texts={await formTexts(t("submit"))}
			/>
		</TeamPage>
	);
}

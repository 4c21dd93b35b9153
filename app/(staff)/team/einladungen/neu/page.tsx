import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { teamContext } from "#app/(staff)/team/_frame/team-context.ts";
import { TeamPage } from "#app/(staff)/team/_frame/team-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { newInvitationKey } from "#lib/booking/invitation/commands/create-invitation.ts";
import { invitationList } from "#lib/paths/invitation.ts";
import { team } from "#lib/paths/staff.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { addDays, civilDateOf } from "#lib/time.ts";
import { invitationFields } from "../_parts/invitation-fields.ts";
import { inviteAction } from "../actions.ts";

/** So long a link is good for, unless somebody says otherwise. */
const USUAL_DAYS = 14;

/** "You may book this until …" */
export default async function InvitePage() {
	const { actor, catalog, station, stations, at } = await teamContext();
	if (!station && stations.length > 0) redirect(team.desk());
	if (!station || !may(actor, "appointment:book", station.id))
		return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("invitations.form");
	return (
		<TeamPage title={t("title")} current={null} actor={actor} station={station}>
			<Form
				action={inviteAction}
				fields={
					await invitationFields(
						catalog,
						catalog.stations.filter(({ id }) =>
							may(actor, "appointment:book", id),
						),
					)
				}
				sent={{
					quantity: "1",
					times: "1",
					stations: [station.slug],
					lastDay: addDays(civilDateOf(at), USUAL_DAYS),
					locale: defaultLocale,
				}}
				hidden={{
					form: "booking invitation",
					formular: newInvitationKey(),
					station: station.slug,
				}}
				texts={await formTexts(t("submit"))}
			/>
			<p>
				<a href={invitationList.list()}>{t("back")}</a>
			</p>
		</TeamPage>
	);
}

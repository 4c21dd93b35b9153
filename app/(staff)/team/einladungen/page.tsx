import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { listInvitations } from "#lib/booking/invitation/queries/list-invitations.ts";
import { invitationList } from "#lib/paths/invitation.ts";
import { team } from "#lib/paths/staff.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { InvitationTable } from "./_parts/invitation-table.tsx";

/** Links with which people may book, given by this station. */
export default async function InvitationsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const { actor, catalog, station, stations, at } = await teamContext();
	// Whoever works for all stations chooses one first.
	if (!station && stations.length > 0) redirect(team.desk());
	const found = station
		? await listInvitations(actor, { stationId: station.id, now: at })
		: null;
	if (!found?.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("invitations.list");
	return (
		<TeamPage
			title={t("title")}
			current={null}
			actor={actor}
			station={station}
			before={<News code={textOf(await searchParams, "hinweis")} />}
		>
			<p className="max-w-column">{t("lead")}</p>
			<p>
				<a href={invitationList.new()} className="team-button">
					{t("enter")}
				</a>
			</p>
			{found.value.length > 0 ? (
				<InvitationTable invitations={found.value} catalog={catalog} />
			) : (
				<p>{t("none")}</p>
			)}
		</TeamPage>
	);
}

const NEWS = ["given", "given-mailed", "withdrawn"] as const;
const REFUSALS = ["forbidden", "busy", "unknown-invitation"] as const;

async function News({ code }: { code: string }) {
	const t = await getTranslations("invitations.news");
	const refusals = await getTranslations("invitations.refusals");
	const news = NEWS.find((one) => one === code);
	if (news) return <Alert kind="success" role="status" title={t(news)} />;
	const refusal = REFUSALS.find((one) => one === code);
	return refusal ? (
		<Alert kind="warning" role="alert" title={refusals(refusal)} />
	) : null;
}

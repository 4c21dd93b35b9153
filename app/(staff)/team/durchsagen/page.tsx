import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { newHoldToken } from "#lib/booking/rules/codes.ts";
import { team } from "#lib/paths/staff.ts";
import { listAnnouncements } from "#lib/queue/announcement/queries/list-announcements.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { teamStationContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { announceFields } from "./_parts/announce-fields.ts";
import { AnnounceForm } from "./_parts/announce-form.tsx";
import { AnnouncementList } from "./_parts/announcement-list.tsx";

/** What the house says to those who wait, and to those who come today. */
export default async function AnnouncementsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await teamStationContext();
	if (!context || !may(context.actor, "visit:call", context.station.id))
		return <StaffRefused kind="forbidden" />;
	const { actor, catalog, station, stations, at } = context;
	const queue = await getQueue(actor, station.id, at);
	const list = await listAnnouncements(actor, station.id, at);
	if (!queue.ok || !list.ok) return <StaffRefused kind="forbidden" />;
	const t = await getTranslations("team.announcements");
	const code = textOf(params, "hinweis");
	return (
		<TeamPage
			title={t("title")}
			current="announcements"
			actor={actor}
			station={station}
			stations={stations}
			here={team.announcements()}
			queue={queue.value}
			before={
				isNews(code) ? (
					<Alert
						kind={NEWS[code]}
						role={NEWS[code] === "success" ? "status" : "alert"}
						title={t(`news.${code}`)}
					/>
				) : null
			}
		>
			<div className="team-halves">
				<TeamPanel titleId="sagen" title={t("say")} isOwn>
					<AnnounceForm
						hidden={{ station: station.id, schluessel: newHoldToken() }}
						fields={await announceFields(queue.value, catalog)}
						button={t("send")}
					/>
				</TeamPanel>
				<AnnouncementList list={list.value} catalog={catalog} />
			</div>
		</TeamPage>
	);
}

const NEWS = {
	sent: "success",
	withdrawn: "success",
	"unknown-announcement": "warning",
	forbidden: "warning",
	busy: "warning",
} as const;

const isNews = (code: string): code is keyof typeof NEWS =>
	Object.hasOwn(NEWS, code);

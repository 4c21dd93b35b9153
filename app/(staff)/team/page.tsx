import "#app/_styles/day.css";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RoomNotice } from "#components/staff/room-notice.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { roomNews } from "#lib/crowd/queries/room-news.ts";
import { team } from "#lib/paths/staff.ts";
import { listHandPrinters } from "#lib/printing/queries/list-printers.ts";
import { listRunning } from "#lib/queue/announcement/queries/running.ts";
import { findOwnDesk } from "#lib/queue/queries/find-own-desk.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import type { QueueEntry, QueueView } from "#lib/queue/queue.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findScreen } from "#lib/staff/queries/find-screen.ts";
import { Notice } from "./_form/notice.tsx";
import { PrinterAlert } from "./_frame/printer-alert.tsx";
import { ScreenForm } from "./_frame/screen-form.tsx";
import { teamContext, teamStationContext } from "./_frame/team-context.ts";
import { TeamPage } from "./_frame/team-page.tsx";
import { ComingList } from "./_lists/coming-list.tsx";
import { DeskElsewhere } from "./_lists/desk-elsewhere.tsx";
import { DeskList } from "./_lists/desk-list.tsx";
import { RemoteList } from "./_lists/remote-list.tsx";
import { SaidNow } from "./_lists/said-now.tsx";
import { WaitingList } from "./_lists/waiting-list.tsx";
import { WalkInSwitch } from "./_lists/walk-in-switch.tsx";
import { OwnVisit } from "./_visit/own-visit.tsx";
import { VisitPanel } from "./_visit/visit-panel.tsx";

/** The clerk's screen: who is next and why, who waits how long, what is coming, which desk serves whom. */
export default async function TodayPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const context = await teamStationContext();
	if (!context) {
		// The phone agent has no station, and coordinators have no business here.
		const { actor } = await teamContext();
		if (!may(actor, "appointment:find", null))
			return <StaffRefused kind="forbidden" />;
		redirect(team.phone());
	}
	const { actor, catalog, station, stations, at } = context;
	const found = await getQueue(actor, station.id, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const queue = found.value;
	const room = roomNews(actor);
	const t = await getTranslations("team");
	const desk = queue.desks.find(({ id }) => id === queue.ownDeskId);
	const screen = await findScreen(actor);
	const printers = await listHandPrinters(actor, station.id);
	const mayCall = desk !== undefined && desk.visit === null;
	const seat = await findOwnDesk(actor);
	const elsewhere =
		seat &&
		stations.find(({ id }) => id === seat.stationId && id !== station.id);
	const shown = findVisit(queue, textOf(params, "besuch"));
	return (
		<TeamPage
			title={t("today")}
			current="today"
			station={station}
			stations={stations}
			here={team.today()}
			queue={queue}
			actor={actor}
			before={
				<>
					{room ? <RoomNotice news={room} /> : null}
					<PrinterAlert actor={actor} stationId={station.id} />
				</>
			}
			density={screen.density}
			tools={<ScreenForm screen={screen} />}
		>
			<Notice
				code={textOf(params, "hinweis")}
				ticket={textOf(params, "nummer")}
			/>
			{seat && elsewhere ? (
				<DeskElsewhere desk={seat.name} station={elsewhere} />
			) : null}
			<SaidNow said={await listRunning(station.id, at)} />
			<div className="team-around">
				<nav aria-label={t("parts")} className="team-tabs">
					<a href="#mein-besuch" className="team-tab">
						{t("ownVisit")}
					</a>
					<a href="#warteschlange" className="team-tab">
						{t("waitingCount", { count: queue.waiting.length })}
					</a>
					<a href="#kommt-noch" className="team-tab">
						{t("coming")}
					</a>
				</nav>
				<div className="team-day">
					<div className="team-column team-column-own">
						{shown && shown.id !== desk?.visit?.id ? (
							<section
								aria-labelledby="ausgewaehlt"
								className="team-panel"
								id="besuch"
							>
								<div className="flex flex-wrap items-baseline justify-between gap-8">
									<Heading id="ausgewaehlt" size="small">
										{t("picked", { ticket: shown.ticket })}
									</Heading>
									<a href={team.today()} className="jump">
										{t("close")}
									</a>
								</div>
								<VisitPanel
									visit={shown}
									queue={queue}
									catalog={catalog}
									printers={printers}
									isOwn={false}
								/>
							</section>
						) : null}
						<OwnVisit queue={queue} catalog={catalog} printers={printers} />
						{may(actor, "walk-in:steer", station.id) ? (
							<WalkInSwitch queue={queue} />
						) : null}
					</div>
					<div className="team-column team-column-waiting">
						<WaitingList
							queue={queue}
							catalog={catalog}
							mayCall={mayCall}
							hidden={screen.hidden}
						/>
					</div>
					<div className="team-column team-column-coming">
						<RemoteList queue={queue} catalog={catalog} mayCall={mayCall} />
						<ComingList
							queue={queue}
							catalog={catalog}
							station={station}
							mayCall={mayCall}
							showsFinished={screen.density !== "compact"}
						/>
						<DeskList queue={queue} />
					</div>
				</div>
			</div>
		</TeamPage>
	);
}

function findVisit(queue: QueueView, id: string): QueueEntry | null {
	const all = [
		...queue.waiting,
		...queue.parked,
		...queue.away,
		...queue.finished,
		...queue.desks.flatMap(({ visit }) => visit ?? []),
	];
	return all.find((visit) => visit.id === id) ?? null;
}

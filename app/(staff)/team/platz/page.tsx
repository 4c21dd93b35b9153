import { getTranslations } from "next-intl/server";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { may } from "#lib/auth/rules/permission.ts";
import { getQueue } from "#lib/queue/queries/get-queue.ts";
import type { DeskView, QueueEntry, QueueView } from "#lib/queue/queue.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { signOutAnywayAction } from "../../anmelden/actions.ts";
import { teamContext } from "../_frame/team-context.ts";
import { TeamPage } from "../_frame/team-page.tsx";
import { TeamPanel } from "../_frame/team-panel.tsx";
import { Pressing } from "../_visit/pressing.tsx";
import { isStepRefusal } from "../_visit/step-refusals.ts";
import { OpenVisit } from "./_parts/open-visit.tsx";
import {
	chooseStationAction,
	leaveDeskAction,
	takeDeskAction,
} from "./actions.ts";

/** Where I work today: the station is remembered on this machine, the desk until I get up. */
export default async function DeskPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const params = await searchParams;
	const { actor, stations, station, at } = await teamContext();
	if (!may(actor, "day:read", null)) return <StaffRefused kind="forbidden" />;
	const found = station ? await getQueue(actor, station.id, at) : null;
	const queue = found?.ok ? found.value : null;
	const t = await getTranslations("team.desk");
	return (
		<TeamPage
			title={t("title")}
			current="desk"
			actor={actor}
			station={station}
			queue={queue}
			before={
				<Problem
					code={textOf(params, "hinweis")}
					deskId={textOf(params, "platz")}
					visit={
						queue?.desks.find(({ id }) => id === queue.ownDeskId)?.visit ?? null
					}
				/>
			}
		>
			{stations.length > 1 ? (
				<TeamPanel titleId="station" title={t("station")}>
					<form action={chooseStationAction} className="flex flex-wrap gap-8">
						{stations.map(({ slug, shortName }) => (
							<Pressing
								key={slug}
								name="station"
								value={slug}
								className="team-button"
								aria-pressed={slug === station?.slug}
							>
								{shortName}
							</Pressing>
						))}
					</form>
				</TeamPanel>
			) : null}
			{queue ? <Desks queue={queue} userId={actor.userId} /> : null}
		</TeamPage>
	);
}

async function Desks({ queue, userId }: { queue: QueueView; userId: string }) {
	const t = await getTranslations("team.desk");
	return (
		<TeamPanel titleId="platz" title={t("desk")}>
			<ul className="team-list">
				{queue.desks.map((desk) => (
					<Desk key={desk.id} desk={desk} userId={userId} />
				))}
			</ul>
			{queue.ownDeskId === null ? null : (
				<form action={leaveDeskAction}>
					<Pressing className="team-button">{t("leave")}</Pressing>
				</form>
			)}
		</TeamPanel>
	);
}

async function Desk({ desk, userId }: { desk: DeskView; userId: string }) {
	const t = await getTranslations("team.desk");
	const isMine = desk.clerk?.userId === userId;
	return (
		<li className="team-row">
			<span className="team-position whitespace-nowrap">{desk.name}</span>
			<span>
				{isMine
					? t("mine")
					: desk.clerk
						? t("takenBy", { name: desk.clerk.name })
						: t("free")}
			</span>
			{isMine ? null : (
				<form action={takeDeskAction}>
					<input type="hidden" name="platz" value={desk.id} />
					<Pressing className="team-button">
						{t("take")}
						<span className="sr-only">: {desk.name}</span>
					</Pressing>
				</form>
			)}
		</li>
	);
}

/** What stands in the way, and the way on. */
async function Problem({
	code,
	deskId,
	visit,
}: {
	code: string;
	deskId: string;
	visit: QueueEntry | null;
}) {
	const t = await getTranslations("team");
	const refusals = await getTranslations("team.refusals");
	if (code === "sign-out")
		return (
			<Alert kind="warning" role="alert" title={refusals("visit-open")}>
				<OpenVisit visit={visit}>
					<form action={signOutAnywayAction}>
						<Pressing className="team-button">
							{t("desk.signOutAnyway")}
						</Pressing>
					</form>
				</OpenVisit>
			</Alert>
		);
	if (!isStepRefusal(code)) return null;
	const desk = /^\d{1,9}$/.test(deskId) ? deskId : "";
	return (
		<Alert kind="warning" role="alert" title={refusals(code)}>
			{code === "visit-open" ? (
				<OpenVisit visit={visit}>
					<form action={desk ? takeDeskAction : leaveDeskAction}>
						{desk ? <input type="hidden" name="platz" value={desk} /> : null}
						<Pressing name="trotzdem" value="1" className="team-button">
							{t(desk ? "desk.changeAnyway" : "desk.leaveAnyway")}
						</Pressing>
					</form>
				</OpenVisit>
			) : null}
			{code === "desk-taken" && desk ? (
				<form action={takeDeskAction}>
					<input type="hidden" name="platz" value={desk} />
					<Pressing name="uebernehmen" value="1" className="team-button">
						{t("desk.takeOver")}
					</Pressing>
				</form>
			) : null}
		</Alert>
	);
}

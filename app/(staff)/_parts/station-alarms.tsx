import "#app/_styles/alarm.css";
import { getTranslations } from "next-intl/server";
import { PageScript } from "#components/page/page-script.tsx";
import type { SignedIn } from "#lib/auth/commands/sessions.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { liveTopic } from "#lib/paths/citizen.ts";
import { team } from "#lib/paths/staff.ts";
import {
	type StationAlarms as Found,
	findOwnStationId,
	listAlarms,
} from "#lib/queue/alarm/queries/list-alarms.ts";
import { clockOf } from "../team/_frame/clock-of.ts";
import { teamContext } from "../team/_frame/team-context.ts";
import {
	answerAlarmAction,
	endAlarmAction,
	raiseAlarmAction,
} from "../team/notruf/actions.ts";

/**
 * Somebody at a desk needs help: on every page of everybody at the station, until a colleague says that it is over. As
 * forms of the frame it needs no script; with one it comes by itself and is heard (public/scripts/alarm.js).
 */
export async function StationAlarms({
	signedIn,
}: {
	signedIn: SignedIn | null;
}) {
	if (!signedIn || signedIn.lacksSecondFactor) return null;
	if (!may(signedIn.actor, "alarm:raise", null)) return null;
	const { actor, catalog, station: chosen, at } = await teamContext();
	const ownStationId = await findOwnStationId(actor.userId);
	const station =
		chosen ?? catalog.stations.find(({ id }) => id === ownStationId);
	if (!station) return null;
	const found = await listAlarms(actor, station.id, at);
	if (!found.ok) return null;
	const { alarms, ownDesk } = found.value;
	const t = await getTranslations("team.alarm");
	return (
		<>
			<aside
				aria-label={t("label", { station: station.shortName })}
				className="alarm-frame no-print"
				data-alarms={liveTopic(station.slug)}
				data-page={team.emergency()}
				data-sound={t("sound")}
				data-silent={t("silent")}
				data-failed={t("failed")}
			>
				{alarms.map((alarm) => (
					<Alarm
						key={alarm.id}
						alarm={alarm}
						isOwn={alarm.deskId === ownDesk?.id}
						t={t}
					/>
				))}
			</aside>
			{ownDesk ? (
				<details className="alarm-call no-print">
					<summary>{t("button")}</summary>
					<form action={raiseAlarmAction} data-alarm-form="">
						<input type="hidden" name="platz" value={ownDesk.id} />
						<p>{t("ask", { desk: ownDesk.name })}</p>
						<button type="submit" className="alarm-button">
							{t("yes")}
						</button>
					</form>
				</details>
			) : null}
			<PageScript name="stream" />
			<PageScript name="alarm" />
		</>
	);
}

/** One on the own desk makes no sound: whoever stands before it need not hear it. */
function Alarm({
	alarm: { id, deskName, raisedAt, answeredBy, isAnswered },
	isOwn,
	t,
}: {
	alarm: Found["alarms"][number];
	isOwn: boolean;
	t: Awaited<ReturnType<typeof getTranslations<"team.alarm">>>;
}) {
	return (
		<div
			className="alarm"
			data-alarm={id}
			data-loud={isOwn || isAnswered ? undefined : ""}
		>
			<p className="alarm-words">
				<strong>{t("at", { desk: deskName, time: clockOf(raisedAt) })}</strong>{" "}
				{isAnswered ? (
					<span>
						{answeredBy ? t("answered", { name: answeredBy }) : t("someone")}
					</span>
				) : null}
			</p>
			{isAnswered || isOwn ? null : (
				<form action={answerAlarmAction} data-alarm-form="">
					<input type="hidden" name="alarm" value={id} />
					<button type="submit" className="alarm-button">
						{t("answer")}
						<span className="sr-only">: {deskName}</span>
					</button>
				</form>
			)}
			<form action={endAlarmAction} data-alarm-form="">
				<input type="hidden" name="alarm" value={id} />
				<button type="submit" className="alarm-button">
					{t("end")}
					<span className="sr-only">: {deskName}</span>
				</button>
			</form>
		</div>
	);
}

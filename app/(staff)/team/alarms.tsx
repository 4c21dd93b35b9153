import { useTranslations } from "next-intl";
import type { QueueView } from "#lib/queue/visit.ts";
import { endAlarmAction, raiseAlarmAction } from "./actions.ts";
import { clockOf } from "./clock-of.ts";
import { Pressing } from "./pressing.tsx";

/** Somebody at a desk needs help: on every screen of the station until a colleague says that it is over. */
export function Alarms({ alarms }: Pick<QueueView, "alarms">) {
	const t = useTranslations("team.alarm");
	// The region stands there from the start: only what comes into it is read out.
	return (
		<div role="alert">
			{alarms.map(({ id, deskName, raisedAt }) => (
				<form key={id} action={endAlarmAction} className="team-alarm">
					<input type="hidden" name="alarm" value={id} />
					<p className="text-large font-bold">
						{t("at", { desk: deskName, time: clockOf(raisedAt) })}
					</p>
					<Pressing className="team-button">
						{t("end")}
						<span className="sr-only">: {deskName}</span>
					</Pressing>
				</form>
			))}
		</div>
	);
}

/** Asks once: the first press opens, the second one alerts. */
export function EmergencyButton({ deskId }: { deskId: number }) {
	const t = useTranslations("team.alarm");
	return (
		<details className="team-emergency">
			<summary>{t("button")}</summary>
			<form action={raiseAlarmAction} className="team-emergency-ask">
				<input type="hidden" name="platz" value={deskId} />
				<p>{t("ask")}</p>
				<Pressing className="team-button team-danger">{t("yes")}</Pressing>
			</form>
		</details>
	);
}

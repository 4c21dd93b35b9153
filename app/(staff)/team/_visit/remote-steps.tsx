import { useTranslations } from "next-intl";
import { team } from "#lib/paths/staff.ts";
import type { QueueEntry } from "#lib/queue/queue.ts";
import { phoneKey, readablePhone } from "#lib/text/phone.ts";
import { StepButton } from "./step-button.tsx";

/** Of somebody by phone or video: the number to call or the room to open, and what to press when nobody is there. */
export function RemoteMeeting({ visit }: { visit: QueueEntry }) {
	const t = useTranslations("team.remote");
	const { kind, phone, videoAddress, appointmentId } = visit;
	const toAppointment = appointmentId ? (
		<a href={team.appointment(appointmentId)} className="jump">
			{t(kind === "video" ? "sayRoom" : "lookUp")}
		</a>
	) : null;
	if (kind === "phone")
		return phone ? (
			<p className="team-name">
				{t("number")}{" "}
				<a href={`tel:${phoneKey(phone)}`}>{readablePhone(phone)}</a>
			</p>
		) : (
			<div>
				<p>{t("noNumber")}</p>
				{toAppointment}
			</div>
		);
	return videoAddress ? (
		<p className="team-name">
			<a href={videoAddress} target="_blank" rel="noopener noreferrer">
				{t("openVideo")}
			</a>
		</p>
	) : (
		<div>
			<p>{t("noRoom")}</p>
			{toAppointment}
		</div>
	);
}

export function NotReached({ visit }: { visit: QueueEntry }) {
	const t = useTranslations("team.remote");
	return (
		<>
			<StepButton visit={visit} step="nicht-erreicht">
				{t("notReached")}
			</StepButton>
			<p className="team-small self-center text-muted">
				{t(visit.tries > 0 ? "lastTry" : "firstTry")}
			</p>
		</>
	);
}

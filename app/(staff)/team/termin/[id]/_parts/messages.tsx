import { useTranslations } from "next-intl";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { Reason } from "#app/(staff)/team/nachrichten/_parts/reason.tsx";
import { settleMessageAction } from "#app/(staff)/team/nachrichten/actions.ts";
import type { StaffAppointment } from "#lib/booking/staff/queries/find-for-staff.ts";
import { dateAndTime } from "./history.tsx";

/** Every mail about it, what became of it, and what staff know better. */
export function Messages({
	messages,
	appointmentId,
	maySettle,
}: {
	messages: StaffAppointment["messages"];
	appointmentId: string;
	maySettle: boolean;
}) {
	const t = useTranslations("team.messages");
	if (messages.length === 0) return <p>{t("noMails")}</p>;
	return (
		<ul className="team-list">
			{messages.toReversed().map((mail) => (
				<li key={mail.id} className="flex flex-wrap gap-x-16 gap-y-4 py-8">
					<span className="whitespace-nowrap text-muted">
						{dateAndTime(mail.createdAt)}
					</span>
					<span className="min-w-0 grow">
						{t(`kinds.${mail.kind}`)}:{" "}
						{mail.reachedAt ? t("reachedDone") : t(`statuses.${mail.status}`)}
						{mail.status === "failed" ? <Reason reason={mail.reason} /> : null}
						{mail.text ? (
							<span className="team-note block text-small whitespace-pre-line">
								{mail.text}
							</span>
						) : null}
					</span>
					{maySettle && !mail.reachedAt && mail.status !== "queued" ? (
						<form action={settleMessageAction} className="flex gap-8">
							<input type="hidden" name="nachricht" value={mail.id} />
							<input type="hidden" name="termin" value={appointmentId} />
							{mail.status === "sent" ? (
								<Pressing
									name="nicht-angekommen"
									value="1"
									className="team-button"
								>
									{t("notArrived")}
								</Pressing>
							) : (
								<Pressing className="team-button">{t("reached")}</Pressing>
							)}
						</form>
					) : null}
				</li>
			))}
		</ul>
	);
}

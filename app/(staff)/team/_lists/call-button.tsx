import { useTranslations } from "next-intl";
import type { QueueEntry } from "#lib/queue/queue.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { VisitFields } from "../_visit/visit-fields.tsx";
import { callVisitAction } from "../actions.ts";

/** Calls somebody particular to the own desk. */
export function CallButton({
	who,
	ticket,
}: {
	who:
		| { visit: Pick<QueueEntry, "id" | "version"> }
		| { appointmentId: string };
	ticket: string;
}) {
	const t = useTranslations("team");
	return (
		<form action={callVisitAction}>
			{"visit" in who ? (
				<VisitFields visit={who.visit} />
			) : (
				<input type="hidden" name="termin" value={who.appointmentId} />
			)}
			<Pressing
				className="team-button"
				aria-label={t("callTicket", { ticket })}
			>
				{t("call")}
			</Pressing>
		</form>
	);
}

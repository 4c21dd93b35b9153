import { useLocale, useTranslations } from "next-intl";
import { waitInWords } from "#components/station/wait-words.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { TicketView } from "#lib/queue/queue.ts";
import { ticketWords } from "./ticket-words.ts";

/** Where one stands: the news, how many are before one, how long it takes. */
export function TicketState({ ticket }: { ticket: TicketView }) {
	const t = useTranslations("ticket");
	const wait = useTranslations("waitTimes.inWords");
	const { kind, title, text } = ticketWords(ticket, useLocale(), t);
	const waits = ["waiting", "soon", "away"].includes(ticket.state);
	return (
		<div className="flex flex-col gap-24">
			{/* What is new about a call: heard and felt (public/scripts/calls.js). */}
			<div
				data-call={
					ticket.state === "called"
						? `${ticket.ticket} ${ticket.desk} ${ticket.calls}`
						: ticket.away?.dueAt
							? `${ticket.ticket} kommen`
							: undefined
				}
			>
				<Alert kind={kind} title={title}>
					<p>{text}</p>
				</Alert>
			</div>
			{waits && ticket.place !== null ? (
				<p className="text-large font-bold">
					{t("place", { count: ticket.place - 1 })}
				</p>
			) : null}
			{waits && ticket.place !== null ? (
				<p className="text-large">
					{ticket.wait
						? t("wait", { wait: waitInWords(ticket.wait, wait) })
						: t("waitUnknown")}
				</p>
			) : null}
		</div>
	);
}

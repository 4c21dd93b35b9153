import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { TicketNotFound } from "../_parts/ticket-not-found.tsx";
import { leaveAction } from "./actions.ts";

const NOTICES = ["busy", "being-served"] as const;

/** The question before leaving: nobody loses their place by a slip of the finger. */
export default async function LeavePage({
	params,
	searchParams,
}: {
	params: Promise<{ token: string }>;
	searchParams: Promise<Sent>;
}) {
	const { token } = await params;
	const hint = textOf(await searchParams, "hinweis");
	const notice = NOTICES.find((one) => one === hint);
	const ticket = await findTicket(token, now());
	if (!ticket) return <TicketNotFound />;
	const to = paths(await getLocale());
	if (ticket.state === "ended") redirect(to.ticket(token));
	const t = await getTranslations("ticket");
	return (
		<Page
			title={t("leaveTitle")}
			lead={t("leaveLead", { ticket: ticket.ticket })}
			before={
				notice ? (
					<Alert
						kind="warning"
						title={t(`leaveRefused.${notice}.title`)}
						role="alert"
						autoFocus
					>
						<p>{t(`leaveRefused.${notice}.text`)}</p>
					</Alert>
				) : null
			}
		>
			{ticket.startsAt === null ? null : <p>{t("leaveAppointment")}</p>}
			<form action={leaveAction} className="flex flex-wrap gap-16">
				<HiddenFields fields={{ nummer: token }} />
				<Button>{t("leaveConfirm")}</Button>
				<ButtonLink variant="secondary" href={to.ticket(token)}>
					{t("leaveKeep")}
				</ButtonLink>
			</form>
		</Page>
	);
}

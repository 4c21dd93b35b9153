import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FormPage } from "#components/form/form-page.tsx";
import { untouched } from "#components/form/form-state.ts";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { paths } from "#lib/paths/citizen.ts";
import { LONGEST_WAY } from "#lib/queue/afar/rules/typed.ts";
import { findTicket } from "#lib/queue/arrival/queries/find-ticket.ts";
import { now } from "#lib/runtime/clock.ts";
import { TicketNotFound } from "../_parts/ticket-not-found.tsx";
import { changeWayAction } from "./actions.ts";

/** Somebody who waits elsewhere is farther away than they said, or nearer. */
export default async function ChangeWayPage({
	params,
}: {
	params: Promise<{ token: string }>;
}) {
	const { token } = await params;
	const ticket = await findTicket(token, now());
	if (!ticket) return <TicketNotFound />;
	const to = paths(await getLocale());
	const { away } = ticket;
	if (!away) redirect(to.ticket(token));
	const t = await getTranslations("afar");
	const report = await getTranslations("faultReport");
	return (
		<FormPage
			action={changeWayAction}
			initial={untouched({
				nummer: token,
				wayMinutes: String(away.wayMinutes),
			})}
			fields={[
				{
					type: "number",
					name: "wayMinutes",
					label: t("way"),
					hint: t("wayHint"),
					max: LONGEST_WAY,
				},
			]}
			title={t("change.title")}
			lead={t("change.lead")}
			errorSummary={report("errorSummary")}
			end={
				<div className="flex flex-wrap gap-16">
					<Button>{t("change.save")}</Button>
					<ButtonLink variant="secondary" href={to.ticket(token)}>
						{t("change.keep")}
					</ButtonLink>
				</div>
			}
		/>
	);
}

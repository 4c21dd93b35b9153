import { useTranslations } from "next-intl";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import type { InvitationView } from "#lib/booking/invitation/invitation.ts";
import type { Catalog } from "#lib/catalog/catalog.ts";
import { knownServices } from "#lib/catalog/rules/selection.ts";
import { invitationPaths } from "#lib/paths/invitation.ts";
import { env } from "#lib/runtime/env.ts";
import { formatDate } from "#lib/text/format.ts";
import { withdrawInvitationAction } from "../actions.ts";

/** One line for each: for whom, what, until when, what became of it, and the link as long as it opens something. */
export function InvitationTable({
	invitations,
	catalog,
}: {
	invitations: readonly InvitationView[];
	catalog: Catalog;
}) {
	const t = useTranslations("invitations.list");
	return (
		<table className="team-table">
			<caption className="sr-only">{t("caption")}</caption>
			<thead>
				<tr>
					<th scope="col">{t("who")}</th>
					<th scope="col">{t("what")}</th>
					<th scope="col">{t("until")}</th>
					<th scope="col">{t("state")}</th>
					<th scope="col">{t("link")}</th>
				</tr>
			</thead>
			<tbody>
				{invitations.map((one) => (
					<tr key={one.id}>
						<th scope="row" data-label={t("who")}>
							{one.name ?? t("erased")}
							<span className="block text-small font-normal text-muted">
								{one.mail === null ? t("noMail") : t(`mails.${one.mail}`)}
							</span>
						</th>
						<td data-label={t("what")}>
							{knownServices(one.services, catalog)
								.map(({ service, quantity }) =>
									quantity === 1
										? service.text.name
										: `${quantity} × ${service.text.name}`,
								)
								.join(", ")}
							<span className="block text-small text-muted">
								{catalog.stations
									.filter(({ id }) => one.stationIds.includes(id))
									.map(({ shortName }) => shortName)
									.join(", ")}
							</span>
						</td>
						<td data-label={t("until")}>
							{formatDate(one.lastDay, "de", "short")}
						</td>
						<td data-label={t("state")}>
							{t(`states.${one.state}`)}
							<span className="block text-small text-muted">
								{t("booked", { booked: String(one.booked), times: one.times })}
							</span>
						</td>
						<td data-label={opensSomething(one) ? t("link") : undefined}>
							{opensSomething(one) ? (
								<div className="flex flex-wrap items-center gap-8">
									<Link invitation={one} />
									<form action={withdrawInvitationAction}>
										<HiddenFields fields={{ id: one.id }} />
										<Pressing className="team-button">
											{t("withdraw")}
											<span className="sr-only">
												: {t("for", { name: one.name ?? "" })}
											</span>
										</Pressing>
									</form>
								</div>
							) : null}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** Used up, it opens something again once an appointment is cancelled. */
const opensSomething = ({ state }: InvitationView) =>
	state === "open" || state === "used";

/** To be copied, read out or printed; in the person's language. */
function Link({ invitation }: { invitation: InvitationView }) {
	const href = `${env().baseUrl}${invitationPaths(invitation.locale).open(invitation.token)}`;
	return (
		<a
			href={href}
			className="break-all text-action underline underline-offset-4"
		>
			{href}
		</a>
	);
}

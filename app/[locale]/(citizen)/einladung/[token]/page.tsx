import { getLocale, getTranslations } from "next-intl/server";
import { askedView } from "#components/calendar/asked-view.ts";
import { Calendar } from "#components/calendar/calendar.tsx";
import type { WhenContext } from "#components/calendar/context.ts";
import { planOf } from "#components/calendar/plan.ts";
import { TimeNotice } from "#components/calendar/time-notice.tsx";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { MinorStep } from "#components/minor/minor-step.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { newFormKey } from "#lib/auth/secrets/secrets.ts";
import { findInvitation } from "#lib/booking/invitation/queries/find-invitation.ts";
import {
	invitedStations,
	listInvitedTimes,
} from "#lib/booking/invitation/queries/invited-times.ts";
import {
	bookedOf,
	freeAgainAt,
	nextUse,
} from "#lib/booking/invitation/rules/uses.ts";
import {
	asksMinor,
	minorText,
	parseMinor,
	settledMinor,
} from "#lib/catalog/minors/rules/minor-answer.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseSelection } from "#lib/catalog/rules/selection.ts";
import { invitationPaths } from "#lib/paths/invitation.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate, formatTime } from "#lib/text/format.ts";
import { addDays, civilDateOf, minuteOf } from "#lib/time.ts";
import { InvitationOver } from "./_parts/invitation-over.tsx";
import { chooseInvitedTimeAction } from "./actions.ts";

/** What staff let somebody book: for whom it is, where that matters, and when. Choosing a time reserves it. */
export default async function InvitationPage({
	params,
	searchParams,
}: {
	params: Promise<{ token: string }>;
	searchParams: Promise<Sent>;
}) {
	const { token } = await params;
	const sent = await searchParams;
	const locale = await getLocale();
	const at = now();
	const invitation = await findInvitation(token, at);
	if (!invitation) return <InvitationOver why="unknown" />;
	if (invitation.state !== "open")
		return <InvitationOver why={invitation.state} />;
	const catalog = await getCatalog(locale, at);
	const selected = parseSelection(invitation.services, catalog, "any");
	// The service is not offered any more.
	if (!selected.ok) return <InvitationOver why="over" />;
	const selection = selected.value;
	const to = invitationPaths(locale);
	const parsed = parseMinor(textOf(sent, "kind"));
	const asked = parsed ? minorText(parsed) : undefined;
	if (asksMinor(selection, asked))
		return MinorStep({
			selection,
			params: sent,
			before: asked,
			goOn: (minor) => to.open(token, { minor }),
			form: { action: to.open(token), fields: {} },
		});
	const minor = settledMinor(selection, asked) ?? undefined;
	const stations = invitedStations(invitation, catalog);
	const days = await listInvitedTimes(stations, selection, catalog, at);
	const today = civilDateOf(at);
	const horizon = Math.max(0, ...stations.map((one) => one.horizonDays));
	const view = askedView(sent);
	const plan = planOf(days, view, today, addDays(today, horizon));
	const t = await getTranslations("invitation");
	const { uses, times } = invitation;
	// Of a link for one, what is reserved belongs to whoever has the link.
	const clockAt = (instant: number) =>
		formatTime(
			minuteOf(Temporal.Instant.fromEpochMilliseconds(instant)),
			locale,
		);
	const isReserved =
		times > 1 && nextUse(uses, times, () => false) === "reserved";
	const context: WhenContext = {
		catalog,
		stations,
		hold: null,
		today,
		origin: null,
		...(stations.length > 1 ? { grouping: view.grouping ?? "hour" } : {}),
		address: (part) =>
			to.open(token, { minor, grouping: view.grouping, ...part }),
		// All of its stations stand in one calendar.
		stationAddress: () => to.open(token, { minor }),
		form: {
			action: chooseInvitedTimeAction,
			fields: {
				einladung: token,
				...(minor ? { kind: minor } : {}),
				formular: newFormKey("invited calendar"),
			},
		},
	};
	return (
		<Page
			title={plan.earliest ? t("title") : t("nothing.title")}
			picture={<EasyPicture name="time" locale={locale} />}
			lead={t("lead")}
			before={
				isReserved ? (
					<Alert kind="warning" title={t("reserved.title")} role="alert">
						<p>
							{t("reserved.text", { time: clockAt(freeAgainAt(uses) ?? 0) })}
						</p>
					</Alert>
				) : (
					<TimeNotice {...context} days={days} params={sent} waysIn={null} />
				)
			}
		>
			<Facts
				facts={[
					{
						term: t("services"),
						value: (
							<ul>
								{selection.map(({ service, quantity }) => (
									<li key={service.id} lang={service.text.lang}>
										{quantity === 1
											? service.text.name
											: `${quantity} × ${service.text.name}`}
									</li>
								))}
							</ul>
						),
					},
					{
						term: t("where"),
						value: (
							<ul>
								{stations.map(({ id, text }) => (
									<li key={id} lang={text.lang}>
										{text.name}
									</li>
								))}
							</ul>
						),
					},
					{
						term: t("until"),
						value: (
							<>
								{formatDate(invitation.lastDay, locale, "long")}
								<br />
								{t("left", {
									count: invitation.times - bookedOf(invitation.uses),
								})}
							</>
						),
					},
				]}
			/>
			{plan.earliest ? (
				<Calendar {...context} plan={plan} days={days} />
			) : (
				<Alert kind="info" title={t("nothing.title")}>
					<p>{t("nothing.text")}</p>
				</Alert>
			)}
		</Page>
	);
}

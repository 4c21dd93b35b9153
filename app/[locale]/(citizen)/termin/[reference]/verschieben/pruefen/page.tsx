import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AppointmentNotFound } from "#app/[locale]/(citizen)/termin/[reference]/_parts/appointment-not-found.tsx";
import { ChangeClosed } from "#app/[locale]/(citizen)/termin/[reference]/_parts/change-closed.tsx";
import { LinkFields } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link-fields.tsx";
import { findOwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import {
	firstOf,
	type SearchParams,
} from "#app/[locale]/(citizen)/termine/_choice/choice.ts";
import { timeValue } from "#app/[locale]/(citizen)/termine/_choice/time-value.ts";
import {
	heldEntries,
	heldTime,
} from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/held-time.ts";
import { HoldBar } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/hold-bar.tsx";
import { bookingTexts } from "#app/[locale]/(citizen)/termine/reservierung/[token]/_parts/texts.ts";
import { Page } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { MoveNotice } from "./_parts/move-notice.tsx";
import { OldAndNew } from "./_parts/old-and-new.tsx";
import { confirmMoveAction, extendMoveAction } from "./actions.ts";

/** A last look: old time, new time, one button. */
export default async function MoveCheckPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<SearchParams>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const to = paths(locale);
	const at = now();
	const own = await findOwnAppointment(reference, query, locale, at);
	if (!own) return <AppointmentNotFound />;
	const { appointment, catalog } = own;
	const { token } = appointment;
	const holdToken = firstOf(query.r);
	const hold = await findHold(holdToken, at, appointment.id);
	if (hold?.state === "booked")
		redirect(to.appointment(reference, token, "verschoben"));
	// Who chose a time before the cut-off may finish; nobody else begins any more.
	const mayFinish = appointment.canCancel && hold?.state === "open";
	if (!appointment.canChange && !mayFinish) return <ChangeClosed {...own} />;
	if (!hold) redirect(to.move(reference, token));

	const t = await getTranslations("manage.check");
	const booking = await getTranslations("booking");
	const held = heldTime(hold, catalog, locale, at, (until) =>
		booking("heldUntil", { until }),
	);
	const services = heldEntries(hold);
	const fields = (
		<>
			<LinkFields reference={reference} token={token} />
			<input type="hidden" name="r" value={holdToken} />
		</>
	);
	return (
		<Page
			title={t("title")}
			lead={t("lead")}
			before={<MoveNotice code={firstOf(query.hinweis)} hold={hold} />}
		>
			<form action={extendMoveAction}>
				{fields}
				<HoldBar held={held} texts={await bookingTexts()} />
			</form>
			<OldAndNew {...own} hold={hold} held={held} />
			<form action={confirmMoveAction} className="flex flex-col gap-16">
				{fields}
				<input type="hidden" name="erwartet" value={timeValue(hold)} />
				{services.map((entry) => (
					<input key={entry} type="hidden" name="dienst" value={entry} />
				))}
				<ActionBar>
					<Button className="w-full sm:w-auto">{t("confirm")}</Button>
				</ActionBar>
			</form>
			<div className="flex flex-wrap gap-16">
				<ButtonLink
					variant="secondary"
					href={to.move(
						reference,
						token,
						{ services, station: hold.stationSlug },
						{ day: hold.date },
					)}
				>
					{t("other")}
				</ButtonLink>
				<ButtonLink variant="secondary" href={to.appointment(reference, token)}>
					{t("keep")}
				</ButtonLink>
			</div>
			<PageScript name="hold" />
		</Page>
	);
}

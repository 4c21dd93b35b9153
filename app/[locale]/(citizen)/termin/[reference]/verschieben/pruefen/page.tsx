import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AppointmentNotFound } from "#app/[locale]/(citizen)/termin/[reference]/_parts/appointment-not-found.tsx";
import { ChangeClosed } from "#app/[locale]/(citizen)/termin/[reference]/_parts/change-closed.tsx";
import { linkFields } from "#app/[locale]/(citizen)/termin/[reference]/_parts/link.ts";
import { findOwnAppointment } from "#app/[locale]/(citizen)/termin/[reference]/_parts/own-appointment.ts";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { heldTime, holdBarTexts } from "#components/hold/held-time.ts";
import { HoldBar } from "#components/hold/hold-bar.tsx";
import { Page } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { findHold } from "#lib/booking/queries/find-appointment.ts";
import { timeValue } from "#lib/booking/rules/time-value.ts";
import { entriesOf } from "#lib/catalog/rules/selection.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { MoveNotice } from "./_parts/move-notice.tsx";
import { OldAndNew } from "./_parts/old-and-new.tsx";
import { confirmMoveAction, extendMoveAction } from "./actions.ts";

/** A last look: old time, new time, one button. */
export default async function MoveCheckPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
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
	const holdToken = textOf(query, "r");
	const hold = await findHold(holdToken, at, appointment.id);
	if (hold?.state === "booked")
		redirect(to.appointment(reference, token, "verschoben"));
	// Who chose a time before the cut-off may finish; nobody else begins any more.
	const mayFinish = appointment.canCancel && hold?.state === "open";
	if (!appointment.canChange && !mayFinish) return <ChangeClosed {...own} />;
	if (!hold) redirect(to.move(reference, token));

	const t = await getTranslations("manage.check");
	const held = await heldTime(hold, catalog, locale, at);
	const services = entriesOf(hold.services);
	const fields = (
		<HiddenFields
			fields={{ ...linkFields({ reference, token }), r: holdToken }}
		/>
	);
	return (
		<Page
			picture={<EasyPicture name="move" locale={locale} />}
			title={t("title")}
			lead={t("lead")}
			before={<MoveNotice code={textOf(query, "hinweis")} hold={hold} />}
		>
			<form action={extendMoveAction}>
				{fields}
				<HoldBar held={held} texts={await holdBarTexts()} />
			</form>
			<OldAndNew {...own} hold={hold} held={held} />
			<form action={confirmMoveAction} className="flex flex-col gap-16">
				{fields}
				<HiddenFields
					fields={{ erwartet: timeValue(hold), dienst: services }}
				/>
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

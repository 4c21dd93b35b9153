import { getLocale, getTranslations } from "next-intl/server";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { hasConfirmed } from "#lib/attendance/queries/has-confirmed.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { AppointmentFacts } from "../_parts/appointment-facts.tsx";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { ChangeClosed } from "../_parts/change-closed.tsx";
import { linkFields } from "../_parts/link.ts";
import { findOwnAppointment } from "../_parts/own-appointment.ts";
import { cancelAction } from "../absagen/actions.ts";
import { confirmComingAction } from "./actions.ts";

/** The question of a reminder: keep, move or cancel, one press each. The link alone answers nothing. */
export default async function ComingPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const query = await searchParams;
	const locale = await getLocale();
	const own = await findOwnAppointment(reference, query, locale, now());
	if (!own) return <AppointmentNotFound />;
	const { appointment } = own;
	if (!appointment.canCancel) return <ChangeClosed {...own} />;
	const { token, canChange, bookedBy } = appointment;
	const kind = await getTranslations("kind");
	const remote = isRemote(appointment.kind);
	const to = paths(locale);
	const t = await getTranslations("attendance");
	const isFor = bookedBy !== null;
	const answered = await hasConfirmed(
		appointment.id,
		appointment.calendar.sequence,
	);
	const hidden = <HiddenFields fields={linkFields({ reference, token })} />;
	const no = (
		<>
			{canChange ? (
				<ButtonLink variant="secondary" href={to.move(reference, token)}>
					{t("move")}
				</ButtonLink>
			) : null}
			<form action={cancelAction}>
				{hidden}
				<Button variant="secondary">{t("cancel")}</Button>
			</form>
		</>
	);
	return (
		<Page
			title={
				remote && !answered && !isFor
					? kind("ready")
					: t(answered ? "done.title" : isFor ? "titleFor" : "title")
			}
			lead={
				answered ? (isFor || remote ? t("doneFor") : t("done.lead")) : t("lead")
			}
			before={
				answered ? (
					<Icon name="success" size="large" tone="bg-success" />
				) : textOf(query, "stand") === "busy" ? (
					<Alert kind="warning" title={t("busy.title")} role="alert" autoFocus>
						<p>{t("busy.text")}</p>
					</Alert>
				) : null
			}
		>
			<AppointmentFacts appointment={appointment} station={own.station} />
			{answered ? (
				<ButtonLink
					href={to.appointment(reference, token)}
					className="self-start"
				>
					{t("toAppointment")}
				</ButtonLink>
			) : null}
			<section className="flex flex-col gap-16" aria-labelledby="antwort">
				<Heading id="antwort">{t(answered ? "changed" : "answers")}</Heading>
				<div className="flex flex-col items-start gap-16">
					{answered ? null : (
						<form action={confirmComingAction}>
							{hidden}
							<Button>
								{remote && !isFor ? kind("yes") : t(isFor ? "yesFor" : "yes")}
							</Button>
						</form>
					)}
					{no}
				</div>
				<p className="text-muted">{t("cancelHint")}</p>
			</section>
		</Page>
	);
}

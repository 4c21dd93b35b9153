import { getLocale, getTranslations } from "next-intl/server";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { HiddenFields } from "#components/form/hidden-fields.tsx";
import { Page } from "#components/page/page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { isInTheHouse } from "#lib/booking/booking.ts";
import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { AppointmentFacts } from "../_parts/appointment-facts.tsx";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { linkFields } from "../_parts/link.ts";
import { cancelAction } from "./actions.ts";

/** The question before cancelling: a link alone never cancels, for mail scanners follow links. */
export default async function CancelPage({
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
	const token = textOf(query, "t");
	const outcome = textOf(query, "stand");
	const appointment = await findAppointment(reference, token, now());
	const catalog = await getCatalog(locale);
	const station = appointment && findStation(catalog, appointment.stationSlug);
	if (!appointment || !station) return <AppointmentNotFound />;
	const t = await getTranslations("cancel");
	const facts = (
		<AppointmentFacts
			appointment={appointment}
			station={station}
			services={catalog.services}
		/>
	);
	const again = (
		<ButtonLink href={to.start()} className="self-start">
			{t("again")}
		</ButtonLink>
	);
	if (appointment.status === "cancelled") {
		const words = outcome === "done" ? "done" : "repeated";
		return (
			<Page
				title={t(`${words}.title`)}
				picture={<EasyPicture name="cancel" locale={locale} />}
				lead={t(`${words}.text`)}
			>
				{facts}
				{again}
			</Page>
		);
	}
	if (!appointment.canCancel) {
		const why = isInTheHouse(appointment) ? "already-here" : "too-late";
		return (
			<Page title={t(`${why}.title`)} lead={t(`${why}.text`)}>
				{facts}
				{again}
			</Page>
		);
	}
	return (
		<Page
			title={t("title")}
			picture={<EasyPicture name="cancel" locale={locale} />}
			lead={t("lead")}
			before={
				outcome === "busy" ? (
					<Alert kind="warning" title={t("busy.title")} role="alert" autoFocus>
						<p>{t("busy.text")}</p>
					</Alert>
				) : null
			}
		>
			{facts}
			<form action={cancelAction} className="flex flex-wrap gap-16">
				<HiddenFields fields={linkFields({ reference, token })} />
				<Button>{t("confirm")}</Button>
				<ButtonLink variant="secondary" href={to.appointment(reference, token)}>
					{t("keep")}
				</ButtonLink>
			</form>
		</Page>
	);
}

import { getLocale } from "next-intl/server";
import { untouched } from "#components/form/form-state.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import type { Sent } from "#lib/sent.ts";
import { AppointmentNotFound } from "../_parts/appointment-not-found.tsx";
import { ChangeClosed } from "../_parts/change-closed.tsx";
import { linkFields } from "../_parts/link.ts";
import { findOwnAppointment } from "../_parts/own-appointment.ts";
import { ContactForm } from "./_parts/contact-form.tsx";
import { contactTexts } from "./_parts/texts.ts";
import { correctContactAction } from "./actions.ts";

/** Another e-mail address or phone number; the confirmation is sent again. */
export default async function ContactPage({
	params,
	searchParams,
}: {
	params: Promise<{ reference: string }>;
	searchParams: Promise<Sent>;
}) {
	const { reference } = await params;
	const locale = await getLocale();
	const own = await findOwnAppointment(
		reference,
		await searchParams,
		locale,
		now(),
	);
	if (!own) return <AppointmentNotFound />;
	const { token, email, phone, contactMask, mayAsk, canCancel } =
		own.appointment;
	if (!canCancel) return <ChangeClosed {...own} />;
	return (
		<ContactForm
			action={correctContactAction}
			link={linkFields({ reference, token })}
			back={paths(locale).appointment(reference, token)}
			initial={{
				...untouched({
					email: email ?? "",
					phone: phone ?? "",
					mayAsk: mayAsk ? "1" : "",
				}),
				suggestion: null,
			}}
			texts={
				await contactTexts(
					contactMask,
					own.station.contactRule,
					own.appointment.kind,
				)
			}
		/>
	);
}

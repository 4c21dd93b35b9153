import { useTranslations } from "next-intl";
import type { AppointmentView } from "#lib/booking/booking.ts";

/** What became of the confirmation; nobody needs it. */
export function MailStatus({ appointment }: { appointment: AppointmentView }) {
	const t = useTranslations("appointment.mail");
	const { messages, contactMask } = appointment;
	// A mask of a phone number is nowhere to send mail to.
	const email = appointment.email ?? contactMask;
	if (!email?.includes("@")) return null;
	const status =
		messages.findLast(({ kind }) => kind === "confirmed")?.status ?? "queued";
	return <p>{t(status, { email })}</p>;
}

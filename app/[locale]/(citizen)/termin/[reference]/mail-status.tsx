import { useTranslations } from "next-intl";
import type { AppointmentView } from "#lib/booking/booking.ts";

/** What became of the latest news about it; nobody needs the mail. A reminder says nothing new. */
export function MailStatus({ appointment }: { appointment: AppointmentView }) {
	const t = useTranslations("appointment.mail");
	const { messages, contactMask } = appointment;
	// A mask of a phone number is nowhere to send mail to.
	const email = appointment.email ?? contactMask;
	if (!email?.includes("@")) return null;
	const status =
		messages.findLast(({ kind }) => kind !== "reminder")?.status ?? "queued";
	return <p>{t(status, { email })}</p>;
}

import { useTranslations } from "next-intl";
import type { AppointmentView } from "#lib/booking/booking.ts";

/** What became of the latest news about it; nobody needs the mail. */
export function MailStatus({ appointment }: { appointment: AppointmentView }) {
	const t = useTranslations("appointment.mail");
	const { messages, contactMask } = appointment;
	// A mask of a phone number is nowhere to send mail to.
	const email = appointment.email ?? contactMask;
	if (!email?.includes("@")) return null;
	const news = latestNews(messages);
	if (news?.isOverLimit) return <p>{t("overLimit", { email })}</p>;
	return <p>{t(news?.status ?? "queued", { email })}</p>;
}

/** A reminder, and asking how it was, say nothing new about it. */
export function latestNews(messages: AppointmentView["messages"]) {
	return messages.findLast(
		({ kind }) =>
			kind !== "reminder" && kind !== "feedback" && kind !== "announcement",
	);
}

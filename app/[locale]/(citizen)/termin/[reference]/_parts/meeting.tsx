import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import type { AppointmentView } from "#lib/booking/booking.ts";
import { isRemote } from "#lib/catalog/rules/kind.ts";

/** How one meets without coming: who calls which number, or the link to the room. Nothing of an appointment in the house. */
export function Meeting({ appointment }: { appointment: AppointmentView }) {
	const t = useTranslations("kind");
	const { kind, phone, videoAddress, status } = appointment;
	const isOpen = status === "booked" || status === "serving";
	if (!isRemote(kind) || !isOpen) return null;
	return (
		<Alert kind="info" title={t(`${kind}.title`)}>
			<p>{t(`${kind}.text`)}</p>
			{kind === "phone" && phone ? (
				// From left to right in every language, as it is dialled.
				<p>{t("phone.number", { phone: `\u2066${phone}\u2069` })}</p>
			) : null}
			{kind === "video" && !videoAddress ? <p>{t("video.later")}</p> : null}
			{kind === "video" && videoAddress ? (
				<ButtonLink
					href={videoAddress}
					rel="noopener noreferrer"
					className="self-start"
				>
					{t("video.link")}
				</ButtonLink>
			) : null}
		</Alert>
	);
}

import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";

const NEWS = ["verschoben", "geaendert", "kontakt", "kontakt-mail"] as const;

/** What has just happened to the appointment, above its page. */
export function AppointmentNews({
	stand,
	email,
}: {
	stand: string;
	/** Where a mail about it goes; null: there is no address, or none goes there. */
	email: string | null;
}) {
	const t = useTranslations("manage.news");
	const language = useTranslations("language.shown");
	const again = useTranslations("wishes.wish.news");
	const later = useTranslations("appointment.later");
	if (stand === "sprache")
		return (
			<Alert
				kind="success"
				title={language("withdrawn")}
				role="status"
				autoFocus
			/>
		);
	if (stand === "zu-spaet")
		return (
			<Alert kind="warning" title={later("refused")} role="alert" autoFocus />
		);
	if (stand === "busy")
		return (
			<Alert kind="warning" title={again("busy")} role="alert" autoFocus />
		);
	const news = NEWS.find((name) => name === stand);
	if (!news) return null;
	return (
		<Alert kind="success" title={t(`${news}.title`)} role="status" autoFocus>
			<p>{t(email ? `${news}.text` : `${news}.noMail`)}</p>
		</Alert>
	);
}

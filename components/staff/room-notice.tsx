import { useTranslations } from "next-intl";
import { Alert } from "#components/ui/alert.tsx";
import type { RoomNews } from "#lib/crowd/queries/room-news.ts";

/** More people want to book than come in at once: they wait in the online waiting room. */
export function RoomNotice({ news }: { news: RoomNews }) {
	const t = useTranslations("staff.room");
	const { minutes, waiting, early, isClosed } = news;
	return (
		<Alert kind={isClosed ? "warning" : "info"} title={t("title", { minutes })}>
			<p>
				{t("waiting", { waiting })} {early > 0 ? t("early", { early }) : null}
			</p>
			<p>{t(isClosed ? "closed" : "hint")}</p>
		</Alert>
	);
}

import { useTranslations } from "next-intl";
import { TabSays } from "#components/page/tab-title.tsx";

const NOTICES = ["busy", "selection", "not-served-here"] as const;

/** Why no ticket came. */
export function DrawNotice({ notice }: { notice: string }) {
	const t = useTranslations("kiosk.draw.refusals");
	const name = NOTICES.find((one) => one === notice);
	return name ? (
		<div className="kiosk-notice" role="alert">
			<TabSays />
			<p>
				<strong>{t(`${name}.title`)}</strong>
			</p>
			<p>{t(`${name}.text`)}</p>
		</div>
	) : null;
}

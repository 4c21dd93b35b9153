import { useTranslations } from "next-intl";

/** There once its script listens: before, nothing would sound. */
export function SoundButton() {
	const t = useTranslations("ticket");
	return (
		<button
			type="button"
			className="switch"
			data-sound=""
			data-needs="calls"
			aria-pressed="false"
		>
			<span className="switch-box" aria-hidden="true" />
			{t("sound")}
		</button>
	);
}

import { useTranslations } from "next-intl";

/** Hidden where no script runs: nothing would sound. */
export function SoundButton() {
	const t = useTranslations("ticket");
	return (
		<button
			type="button"
			className="switch needs-script"
			data-sound=""
			aria-pressed="false"
		>
			<span className="switch-box" aria-hidden="true" />
			{t("sound")}
		</button>
	);
}

import { useTranslations } from "next-intl";

/** More time for whoever needs it, as often as they like (WCAG 2.2.1); opened by public/scripts/kiosk.js. */
export function IdleDialog() {
	const t = useTranslations("kiosk");
	return (
		<dialog
			className="kiosk-idle no-print"
			data-idle=""
			aria-labelledby="noch-da"
		>
			<h2 id="noch-da">{t("idleTitle")}</h2>
			<p>{t("idleText")}</p>
			<form method="dialog">
				<button type="submit" className="kiosk-button kiosk-primary">
					{t("idleMore")}
				</button>
			</form>
		</dialog>
	);
}

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Languages, and for eyes, ears and whoever sits: on every screen, within everybody's reach (public/scripts/ear.js). */
export function KioskHelps({ children }: { children?: ReactNode }) {
	const t = useTranslations("kiosk.ear");
	return (
		<nav aria-label={t("helps")} data-helps="">
			{children}
			{(["ear", "strong", "low"] as const).map((help) => (
				<button
					key={help}
					type="button"
					className="kiosk-button"
					data-help={help}
					data-needs="ear"
					aria-pressed="false"
				>
					{t(help)}
				</button>
			))}
			<span
				hidden
				data-ear=""
				data-intro={t("intro")}
				data-empty={t("empty")}
				data-any={t("any")}
				data-on={t("on")}
				data-off={t("off")}
			/>
		</nav>
	);
}

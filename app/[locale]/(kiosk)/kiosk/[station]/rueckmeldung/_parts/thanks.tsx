import { getLocale, getTranslations } from "next-intl/server";
import { KioskScreen } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/kiosk-screen.tsx";
import { QrCode } from "#components/contact/qr-code.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";

/** Nobody likes to type standing: for words there is the phone. */
export async function KioskThanks({ station }: { station: Station }) {
	const t = await getTranslations("feedback.kiosk");
	const to = paths(await getLocale());
	const start = to.kiosk(station.slug);
	const address = `${env().baseUrl}${to.feedback({ station: station.slug })}`;
	return (
		<KioskScreen station={station} title={t("thanks")} back={start}>
			<div role="status">
				<h1>{t("thanks")}</h1>
			</div>
			<p className="kiosk-lead">{t("thanksText")}</p>
			<div className="kiosk-code">
				<QrCode text={address} label={t("qr")} />
			</div>
			<a href={start} className="kiosk-button kiosk-primary self-start">
				{t("finish")}
			</a>
		</KioskScreen>
	);
}

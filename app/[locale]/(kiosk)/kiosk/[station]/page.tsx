import { getLocale, getTranslations } from "next-intl/server";
import { PairingForm } from "#app/pairing/pairing-form.tsx";
import { EasyPicture } from "#components/easy/easy-picture.tsx";
import { PageNotFound } from "#components/page/page-not-found.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import { liveTopic, paths } from "#lib/paths/citizen.ts";
import { takesFromAfar } from "#lib/queue/afar/queries/find-offer.ts";
import { listWaits } from "#lib/queue/waits/queries/list-waits.ts";
import { now } from "#lib/runtime/clock.ts";
import { CheckInPart } from "./_parts/check-in-part.tsx";
import { checkInTexts } from "./_parts/check-in-texts.ts";
import { findKiosk } from "./_parts/kiosk.ts";
import { KioskScreen } from "./_parts/kiosk-screen.tsx";

/** Between two looks at whether this is still a kiosk, and how long one waits. */
const EVERY_SECONDS = 15;

/** The first question. A code held to the reader is heard here already. */
export default async function KioskPage({
	params,
}: {
	params: Promise<{ station: string }>;
}) {
	const locale = await getLocale();
	const kiosk = await findKiosk((await params).station, locale);
	if (!kiosk) return <PageNotFound />;
	const { station, device } = kiosk;
	if (!device) return <PairingForm kind="kiosk" station={station} />;
	const t = await getTranslations("kiosk");
	const inWords = await getTranslations("waitTimes.inWords");
	const feedback = await getTranslations("feedback");
	const to = paths(locale);
	const isAfar = await takesFromAfar(station.id, now());
	const waits = await listWaits(now());
	const state = waits.find((one) => one.stationId === station.id)?.walkIns;
	return (
		<KioskScreen station={station} title={t("question")} back={null}>
			<CheckInPart
				station={station.slug}
				kind="start"
				texts={await checkInTexts(station.slug)}
			>
				<p className="kiosk-lead">{t("welcome")}</p>
				<h1>{t("question")}</h1>
				<div className="kiosk-choices">
					<a
						href={to.kioskCheckIn(station.slug)}
						className="kiosk-button kiosk-primary kiosk-tall"
					>
						<EasyPicture name="booked" locale={locale} />
						<strong>{t("yes")}</strong>
						<span>{t("yesHint")}</span>
					</a>
					<a
						href={to.kioskDraw(station.slug)}
						className="kiosk-button kiosk-tall"
					>
						<EasyPicture name="ticket" locale={locale} />
						<strong>{t("no")}</strong>
						<span>{t("noHint")}</span>
					</a>
					{isAfar ? (
						<a
							href={to.kioskCheckIn(station.slug, "unterwegs")}
							className="kiosk-button kiosk-tall"
						>
							<EasyPicture name="ticket" locale={locale} />
							<strong>{t("afar.button")}</strong>
							<span>{t("afar.hint")}</span>
						</a>
					) : null}
				</div>
				<p
					data-live={liveTopic(station.slug)}
					data-every={EVERY_SECONDS}
					data-part="wartezeit"
				>
					{state?.open === false ? t(`stopped.${state.why}`) : null}
					{state?.open
						? state.wait
							? t("waitNow", { wait: waitInWords(state.wait, inWords) })
							: t("draw.waitUnknown")
						: null}
				</p>
				<p>{t("scan")}</p>
				<p>{t("help")}</p>
				<a
					href={to.kioskFeedback(station.slug)}
					className="kiosk-button self-start"
				>
					{feedback("kiosk.start")}
				</a>
			</CheckInPart>
		</KioskScreen>
	);
}

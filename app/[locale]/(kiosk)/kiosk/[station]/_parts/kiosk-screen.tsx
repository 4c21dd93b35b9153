import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { NoScripts } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import type { Station } from "#lib/catalog/catalog.ts";
import { languages } from "#lib/city/city.ts";
import { paths, rootOf } from "#lib/paths/citizen.ts";
import { directionOf, langOf, nameOf } from "#lib/text/language.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { IdleDialog } from "./idle-dialog.tsx";
import { KioskHelps } from "./kiosk-helps.tsx";
import { KioskLanguage } from "./kiosk-language.tsx";

/** Seconds without a touch: first the question whether somebody is still there, then the start. */
const WARN_SECONDS = 40;
const LEAVE_SECONDS = 60;

/** One question per screen; what goes back and what starts over stand at the same place on each. */
export async function KioskScreen({
	station,
	title,
	back,
	children,
}: {
	station: Station;
	/** Of the browser's tab. */
	title: string;
	/** Null: the start. */
	back: string | null;
	children: ReactNode;
}) {
	const t = await getTranslations("kiosk");
	const locale = await getLocale();
	const start = paths(locale).kiosk(station.slug);
	const words = await getTranslations("language");
	const tongues =
		languages().length > 1 ? (
			<KioskLanguage
				tongues={languages().map((one) => ({
					root: rootOf(one),
					name: nameOf(one),
					lang: langOf(one),
					dir: directionOf(one),
				}))}
				current={rootOf(locale)}
				label={words("choose")}
				isOpen={back === null}
			/>
		) : null;
	// Whoever comes next begins in German again.
	const fresh = paths(defaultLocale).kiosk(station.slug);
	return (
		<TabTitle title={title}>
			<div
				className="kiosk"
				data-kiosk={fresh}
				data-warn={WARN_SECONDS}
				data-leave={LEAVE_SECONDS}
			>
				<NoScripts />
				<header className="kiosk-head no-print">
					<p>{t("station", { station: station.shortName })}</p>
				</header>
				<main className="kiosk-main">{children}</main>
				{back === null ? (
					<>
						<PageScript name="stream" />
						<PageScript name="live" />
					</>
				) : (
					<noscript>
						<meta
							httpEquiv="refresh"
							content={`${2 * LEAVE_SECONDS}; url=${fresh}`}
						/>
					</noscript>
				)}
				<footer className="kiosk-foot no-print">
					{back === null ? null : (
						<nav aria-label={t("restart")} data-ways="">
							<a href={back} className="kiosk-button">
								{t("back")}
							</a>
							<a href={start} className="kiosk-button">
								{t("restart")}
							</a>
						</nav>
					)}
					<KioskHelps>{tongues}</KioskHelps>
				</footer>
				<IdleDialog />
				<PageScript name="voice" />
				<PageScript name="kiosk" />
				<PageScript name="ear" />
			</div>
		</TabTitle>
	);
}

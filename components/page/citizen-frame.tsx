import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { OFFER_HEADER, PAGE_HEADER } from "#lib/auth/rules/page-header.ts";
import { isOffered } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { isReviewed } from "#lib/translation/queries/hold-corrections.ts";
import { DemoNotice, momentOf } from "./demo-notice.tsx";
import { LanguageOffer } from "./language-offer.tsx";
import { MachineNote } from "./machine-note.tsx";
import { SignFilm } from "./sign-film.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** What stands around every page of the citizens'. */
export async function CitizenFrame({
	plays,
	children,
}: {
	/** What the demo plays; null: real time. */
	plays: Temporal.Instant | null;
	children: ReactNode;
}) {
	const t = await getTranslations("site");
	const locale = await getLocale();
	const to = paths(locale);
	const page = (await headers()).get(PAGE_HEADER) ?? to.start();
	const offer = (await headers()).get(OFFER_HEADER) ?? "";
	const offered = isOffered(offer) && offer !== locale ? offer : null;
	return (
		<div className="flex min-h-screen flex-col">
			<a
				href="#inhalt"
				className="no-print sr-only focus:not-sr-only focus:bg-action focus:p-16 focus:text-on-action"
			>
				{t("skip")}
			</a>
			{env().mode === "demo" ? (
				<DemoNotice
					label={t("demoLabel")}
					text={t("demo")}
					plays={plays && t("demoPlays", momentOf(plays, locale))}
					link={t("demoLink")}
					href={to.outbox()}
				/>
			) : null}
			{offered ? <LanguageOffer language={offered} page={page} /> : null}
			<SiteHeader home={to.start()} page={page} />
			<SignFilm page={page} />
			{children}
			{locale === defaultLocale || (await isReviewed(locale)) ? null : (
				<MachineNote page={page} />
			)}
			<SiteFooter />
		</div>
	);
}

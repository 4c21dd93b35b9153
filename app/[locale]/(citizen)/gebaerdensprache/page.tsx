import { getLocale, getTranslations } from "next-intl/server";
import { MailLink } from "#components/contact/mail-link.tsx";
import { Page } from "#components/page/page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { findFilm, findSubtitles } from "#lib/film/film.ts";
import { EASY_PATH, paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { Film } from "./_parts/film.tsx";

/** For deaf people: the film if there is one, and every way that needs no phone. */
export default async function SignLanguagePage() {
	const t = await getTranslations("legal.sign");
	const to = paths(await getLocale());
	const film = await findFilm();
	return (
		<Page title={t("title")} lead={t("lead")}>
			{film ? (
				<Film subtitles={(await findSubtitles()) !== null} />
			) : (
				<p>{t("film.none")}</p>
			)}
			<Section id="buchen" title={t("book.title")}>
				<ol className="flex list-decimal flex-col gap-8 ps-24">
					<li>{t("book.online")}</li>
					<li>{t("book.phone")}</li>
					<li>{t("book.email")}</li>
					<li>{t("book.number")}</li>
				</ol>
				<ButtonLink href={to.start()} className="self-start">
					{t("book.button")}
				</ButtonLink>
				<p>
					<a href={EASY_PATH} hrefLang="de-x-leicht" className="jump">
						{t("book.easy")}
					</a>
				</p>
			</Section>
			<Section id="dolmetschen" title={t("interpreter.title")}>
				<p>{t("interpreter.right")}</p>
				<p>{t("interpreter.costs")}</p>
				<p>{t("interpreter.early")}</p>
			</Section>
			<Section id="kontakt" title={t("contact.title")}>
				<p>
					{t("contact.email")} <MailLink address={env().operator.email} />
				</p>
				<p>
					{t("contact.relay")}{" "}
					<a href="https://www.115.de" className="jump">
						www.115.de
					</a>
				</p>
				<p>{t("contact.visit")}</p>
			</Section>
		</Page>
	);
}

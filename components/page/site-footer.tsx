import { useLocale, useTranslations } from "next-intl";
import { paths } from "#lib/paths/citizen.ts";
import { isGerman } from "#lib/text/language.ts";
import { cityPhone } from "../contact/phone.ts";
import { Still } from "./still.tsx";

export function SiteFooter() {
	const t = useTranslations("site");
	const waitTimes = useTranslations("waitTimes");
	const feedback = useTranslations("feedback");
	const improvements = useTranslations("improvements");
	const effect = useTranslations("effect");
	const language = useTranslations("language");
	const locale = useLocale();
	const to = paths(locale);
	return (
		<Still
			as="footer"
			className="no-print mt-auto border-t border-line bg-surface"
		>
			<div className="mx-auto flex max-w-page flex-wrap justify-between gap-x-48 gap-y-16 px-16 py-24 sm:px-24">
				<div className="flex flex-wrap gap-x-48 gap-y-8">
					<p>
						{t("help")}{" "}
						<FooterLink href={cityPhone().href}>{t("phone")}</FooterLink>
						{isGerman(locale) ? null : (
							<span className="block text-small text-muted">
								{language("phoneGerman")}
							</span>
						)}
					</p>
					<p>
						<FooterLink href={to.start()}>{t("book")}</FooterLink>
					</p>
					<p>
						<FooterLink href={to.entry()}>{t("manage")}</FooterLink>
					</p>
					<p>
						<FooterLink href={to.waitTimes()}>{waitTimes("footer")}</FooterLink>
					</p>
					<p>
						<FooterLink href={to.status()}>{t("status")}</FooterLink>
					</p>
					<p>
						<FooterLink href={to.feedback()}>{feedback("footer")}</FooterLink>
					</p>
					<p>
						<FooterLink href={to.improvements()}>
							{improvements("footer")}
						</FooterLink>
					</p>
					<p>
						<FooterLink href={to.effect()}>{effect("footer")}</FooterLink>
					</p>
				</div>
				<nav aria-label={t("legal")}>
					<ul className="flex flex-wrap gap-x-24 gap-y-8">
						{[
							[to.imprint(), t("imprint")],
							[to.privacy(), t("privacy")],
							[to.accessibility(), t("accessibility")],
							[to.reportBarrier(), t("reportBarrier")],
						].map(([href = "", text = ""]) => (
							<li key={href}>
								<FooterLink href={href}>{text}</FooterLink>
							</li>
						))}
					</ul>
				</nav>
			</div>
		</Still>
	);
}

function FooterLink({ href, children }: { href: string; children: string }) {
	return (
		<a
			href={href}
			className="inline-flex min-h-24 items-center text-action underline underline-offset-4 hover:decoration-2"
		>
			{children}
		</a>
	);
}

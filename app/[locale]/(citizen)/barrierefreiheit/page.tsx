import { getLocale, getTranslations } from "next-intl/server";
import { MailLink } from "#components/contact/mail-link.tsx";
import { BindingNote } from "#components/page/binding-note.tsx";
import { Page } from "#components/page/page.tsx";
import { PostalAddress } from "#components/station/postal-address.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { city } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { formatDate } from "#lib/text/format.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import type { CivilDate } from "#lib/time.ts";

/** When the statement below was last checked against the pages; at least once a year. */
const CHECKED: CivilDate = "2026-11-24";

/** Statement by Directive (EU) 2016/2102 and the state's law about it; reporting a barrier comes first. */
export default async function AccessibilityPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const locale = await getLocale();
	const t = await getTranslations("legal.access");
	const { accessibilityEmail, dgsVideo } = env().operator;
	const { accessibilityBody } = city();
	const page = textOf(await searchParams, "seite");
	return (
		<Page title={t("title")} lead={t("lead")}>
			<BindingNote german={paths(defaultLocale).accessibility()} />
			<Section id="melden" title={t("report.title")}>
				<p>{t("report.text")}</p>
				<ButtonLink
					href={paths(locale).reportBarrier(page || undefined)}
					className="self-start"
				>
					{t("report.button")}
				</ButtonLink>
				<p>
					{t("report.direct")} <MailLink address={accessibilityEmail} />
				</p>
			</Section>
			<Section id="erklaerung" title={t("statement.title")}>
				<p>{t("statement.text")}</p>
				<p>
					<strong className="font-bold">{t("statement.status")}</strong>
				</p>
			</Section>
			<Section id="grenzen" title={t("limits.title")}>
				<ul className="flex list-disc flex-col gap-8 ps-24">
					<li>{t(dgsVideo ? "limits.filmOnly" : "limits.film")}</li>
					<li>{t("limits.easy")}</li>
					<li>{t("limits.services")}</li>
					<li>{t("limits.people")}</li>
					<li>{t("limits.links")}</li>
				</ul>
			</Section>
			<Section id="pruefung" title={t("tests.title")}>
				<p>{t("tests.self")}</p>
				<p>{t("tests.date", { date: formatDate(CHECKED, locale, "long") })}</p>
			</Section>
			<Section id="durchsetzung" title={t("enforcement.title")}>
				<p>{t("enforcement.text")}</p>
				<PostalAddress
					lines={[
						t("enforcement.name"),
						t("enforcement.at"),
						...accessibilityBody.address,
					]}
				/>
				<p>
					<MailLink address={accessibilityBody.email} />
				</p>
				<p>
					<a href={accessibilityBody.website} className="jump">
						{t("enforcement.link")}
					</a>
				</p>
			</Section>
		</Page>
	);
}

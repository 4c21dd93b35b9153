import { useTranslations } from "next-intl";
import { MailLink } from "#components/contact/mail-link.tsx";
import { cityPhone } from "#components/contact/phone.ts";
import { BindingNote } from "#components/page/binding-note.tsx";
import { Page } from "#components/page/page.tsx";
import { PostalAddress } from "#components/station/postal-address.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { type Fact, Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/section.tsx";
import { paths, SECURITY_PATH } from "#lib/paths/citizen.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";

/** Who offers this: § 5 DDG. */
export default function ImprintPage() {
	const t = useTranslations("legal.imprint");
	const { mode, operator } = env();
	const optional = (term: string, value: string | null): Fact[] =>
		value === null ? [] : [{ term, value: <span lang="de">{value}</span> }];
	return (
		<Page title={t("title")} lead={t("lead")}>
			<BindingNote german={paths(defaultLocale).imprint()} />
			{mode === "production" ? null : (
				<Alert kind="warning" title={t("demo.title")}>
					<p>{t("demo.text")}</p>
				</Alert>
			)}
			<Section id="anbieter" title={t("provider")}>
				<p className="text-muted">{t("providerHint")}</p>
				<PostalAddress lines={[operator.name, ...operator.address]} />
				<Facts
					facts={[
						...optional(t("represented"), operator.representative),
						{ term: t("legalForm"), value: t("legalFormValue") },
						{
							term: t("phone"),
							value: (
								<>
									<a href={cityPhone().href}>{cityPhone().number}</a>{" "}
									{t("phoneName")}
								</>
							),
						},
						{
							term: t("email"),
							value: <MailLink address={operator.email} />,
						},
						...optional(t("responsible"), operator.responsible),
						...optional(t("vatId"), operator.vatId),
						...optional(t("supervision"), t("supervisionValue")),
					]}
				/>
			</Section>
			{operator.securityContact ? (
				<Section id="sicherheit" title={t("security")}>
					<p>
						{t("securityText")} <a href={SECURITY_PATH}>security.txt</a>
					</p>
				</Section>
			) : null}
		</Page>
	);
}

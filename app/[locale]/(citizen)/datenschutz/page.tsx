import { getLocale, getTranslations } from "next-intl/server";
import { MailLink } from "#components/contact/mail-link.tsx";
import { cityPhone } from "#components/contact/phone.ts";
import { BindingNote } from "#components/page/binding-note.tsx";
import { Page } from "#components/page/page.tsx";
import { PostalAddress } from "#components/station/postal-address.tsx";
import { Section } from "#components/ui/section.tsx";
import { getRetention } from "#lib/booking/queries/find-appointment.ts";
import { publicStations } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { city } from "#lib/city/city.ts";
import { paths } from "#lib/paths/citizen.ts";
import { tellsDevices } from "#lib/queue/push/queries/push-key.ts";
import { env } from "#lib/runtime/env.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { KeptData } from "./_parts/kept-data.tsx";
import { keptData } from "./_parts/kept-rows.ts";
import { Lines } from "./_parts/lines.tsx";

const RIGHTS = ["access", "correct", "erase", "restrict", "object"] as const;

/** What is stored, why and how long (Art. 13 DSGVO), out of the settings that the jobs go by. */
export default async function PrivacyPage() {
	const locale = await getLocale();
	const t = await getTranslations("legal.privacy");
	const retention = await getRetention();
	const isTelling = await tellsDevices();
	const { operator } = env();
	const { privacyAuthority } = city();
	const stations = publicStations(await getCatalog(locale));
	const holds = stations.map(({ holdMinutes }) => holdMinutes);
	return (
		<Page title={t("title")} lead={t("lead")}>
			<BindingNote german={paths(defaultLocale).privacy()} />
			<Section id="kurz" title={t("short.title")}>
				<Lines
					lines={[
						t("short.name"),
						t("short.erased", { days: retention.contactDays }),
						t("short.cookies"),
						t("short.thirdParties"),
						t("short.address"),
					]}
				/>
			</Section>
			<Section id="gespeichert" title={t("table.title")}>
				<KeptData
					rows={keptData(t, {
						...retention,
						holdFrom: Math.min(...holds),
						holdUntil: Math.max(...holds),
						backupDays: operator.backupDays,
						tellsDevices: isTelling,
					})}
				/>
				<p>{t("table.job")}</p>
			</Section>
			{(["calendar", "law", "who"] as const).map((part) => (
				<Section key={part} id={part} title={t(`${part}.title`)}>
					<p>{t(`${part}.text`)}</p>
					{part === "who" && isTelling ? <p>{t("who.push")}</p> : null}
				</Section>
			))}
			<Section id="verantwortlich" title={t("controller.title")}>
				<PostalAddress
					lines={[operator.name, operator.representative, ...operator.address]}
				/>
				<p>
					{t("controller.phone")}{" "}
					<a href={cityPhone().href}>{cityPhone().number}</a>
				</p>
				<p>
					{t("controller.officer")}{" "}
					<MailLink address={operator.dataProtectionEmail} />
				</p>
			</Section>
			<Section id="rechte" title={t("rights.title")}>
				<p>{t("rights.lead")}</p>
				<Lines lines={RIGHTS.map((right) => t(`rights.${right}`))} />
			</Section>
			<Section id="beschwerde" title={t("complain.title")}>
				<p>{t("complain.text")}</p>
				<PostalAddress
					lines={[t("complain.name"), ...privacyAuthority.address]}
				/>
				<p>
					<a href={privacyAuthority.website} className="jump">
						{t("complain.link")}
					</a>
				</p>
			</Section>
		</Page>
	);
}

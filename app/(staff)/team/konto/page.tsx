import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/section.tsx";
import { listSessions } from "#lib/auth/commands/sessions.ts";
import { hasSecondFactor } from "#lib/auth/queries/second-factor-state.ts";
import { requireSignedIn } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findSpoken } from "#lib/staff/queries/find-spoken.ts";
import { listOwnIssuers } from "#lib/staff/queries/list-accounts.ts";
import { spokenChoices, spokenMark } from "#lib/staff/rules/spoken.ts";
import { formatList } from "#lib/text/format.ts";
import { germanNameOf } from "#lib/text/language.ts";
import { SessionList } from "./_parts/session-list.tsx";
import { sayLanguagesAction } from "./actions.ts";

/** The own account. */
export default async function AccountPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const { actor, email } = await requireSignedIn();
	const t = await getTranslations("account");
	const roles = await getTranslations("staff.roles");
	const { stations } = await getCatalog("de");
	const own = stations.filter(({ id }) => actor.stationIds.includes(id));
	const isSecured = await hasSecondFactor(actor.userId);
	const issuers = await listOwnIssuers(actor);
	const choices = spokenChoices();
	const spoken = await findSpoken(actor);
	const asked = textOf(await searchParams, "stand");
	const news = NEWS.find((name) => name === asked);
	return (
		<StaffPage
			narrow
			title={t("title")}
			before={
				news ? (
					<Alert kind="success" role="status" title={t(`news.${news}`)} />
				) : null
			}
		>
			<Facts
				facts={[
					{ term: t("name"), value: actor.name },
					{ term: t("email"), value: email },
					{ term: t("role"), value: roles(actor.role) },
					...(own.length > 0
						? [
								{
									term: t("stations"),
									value: formatList(
										own.map(({ shortName }) => shortName),
										"de",
									),
								},
							]
						: []),
					...(issuers.length > 0
						? [
								{
									term: t("signIn"),
									value: t("byIssuer", { names: formatList(issuers, "de") }),
								},
							]
						: [
								{
									term: t("password"),
									value: t("passwordSet"),
									change: (
										<a href={staffPaths.password()}>{t("passwordChange")}</a>
									),
								},
								{
									term: t("secondFactor"),
									value: t(isSecured ? "secondFactorOn" : "secondFactorOff"),
									change: (
										<a href={staffPaths.secondFactor()}>
											{t(
												isSecured ? "secondFactorChange" : "secondFactorSetUp",
											)}
										</a>
									),
								},
							]),
				]}
			/>
			{choices.length > 0 ? (
				<Section id="meine-sprachen" title={t("languages.title")}>
					<p>{t("languages.lead")}</p>
					<Form
						action={sayLanguagesAction}
						fields={[
							{
								type: "ticks",
								name: "sprachen",
								label: t("languages.spoken"),
								isGrid: true,
								options: choices.map((value) => ({
									value,
									text: germanNameOf(value),
								})),
							},
						]}
						sent={{ sprachen: spoken }}
						hidden={{ form: "sprachen", shown: spokenMark(spoken) }}
						texts={await formTexts(t("languages.save"))}
					/>
				</Section>
			) : null}
			<Section id="sitzungen" title={t("sessions.title")}>
				<SessionList
					sessions={await listSessions(actor.userId, realNow())}
					current={actor.sessionId}
				/>
			</Section>
		</StaffPage>
	);
}

/** What has just happened. */
const NEWS = [
	"passwort",
	"sitzung",
	"sitzungen",
	"ohne-code",
	"sprachen",
] as const;

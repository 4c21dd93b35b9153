import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { whenOf } from "#app/(staff)/_parts/when.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Button, ButtonLink } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Section } from "#components/ui/section.tsx";
import { ISSUER_REFUSALS } from "#lib/auth/issuers/issuers.ts";
import { findIssuerView } from "#lib/auth/issuers/queries/list-issuers.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { issuerPaths, signInPath, staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { issuerFields, issuerValues } from "../../_parts/issuer-fields.ts";
import { changeIssuerAction, readmitAction } from "../../actions.ts";

/** One sign-in of the house: what its makers have to enter, whether it works, and its settings. */
export default async function IssuerPage({
	params,
	searchParams,
}: {
	params: Promise<{ issuer: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await findIssuerView(actor, (await params).issuer, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { issuer, hasSecret, rules, closed } = found.value;
	const { slug, name, checkedAt } = issuer;
	const t = await getTranslations("houseSignIn");
	const stand = textOf(await searchParams, "stand");
	const saved = SAVED.find((one) => one === stand);
	const at = (path: string) => (
		<code className="break-all">{`${env().baseUrl}${path}`}</code>
	);
	return (
		<AdminPage
			current="signIn"
			actor={actor}
			stand={stand}
			title={name}
			lead={<span className="break-all">{issuer.url}</span>}
			saved={saved ? t(`one.${saved}`) : null}
		>
			<Tried outcome={stand} />
			<p>
				<a href={staffPaths.signIn()}>{t("new.back")}</a>
			</p>
			<Section id="angaben" title={t("one.facts")}>
				<Facts
					facts={[
						{ term: t("one.callback"), value: at(issuerPaths.callback(slug)) },
						{ term: t("one.logout"), value: at(issuerPaths.logout(slug)) },
						{
							term: t("one.afterLogout"),
							value: at(signInPath(undefined, "abgemeldet")),
						},
						{
							term: t("one.secret"),
							value: hasSecret
								? t("one.secretThere")
								: t("one.secretMissing", { slug }),
						},
						{
							term: t("one.rules"),
							value: t("one.rulesCount", { count: rules.length }),
							change: (
								<a href={staffPaths.issuerRules(slug)}>{t("one.rulesLink")}</a>
							),
						},
						{
							term: t("one.checked"),
							value: checkedAt === null ? t("one.never") : whenOf(checkedAt),
						},
					]}
				/>
			</Section>
			<Section id="probe" title={t("one.tryTitle")}>
				<p>{t("one.tryText")}</p>
				<ButtonLink
					href={issuerPaths.begin(slug, { how: "probe" })}
					variant="secondary"
					className="self-start"
				>
					{t("one.try")}
				</ButtonLink>
			</Section>
			{closed.length > 0 ? (
				<Section id="geschlossen" title={t("closed.title")}>
					<p>{t("closed.text")}</p>
					<ul className="flex flex-col gap-16">
						{closed.map(({ subjectKey, name: who, askedAt }) => (
							<li
								key={subjectKey}
								className="flex flex-wrap items-center gap-16"
							>
								<span>
									{t("closed.who", { name: who, when: whenOf(askedAt) })}
								</span>
								<form action={readmitAction}>
									<input type="hidden" name="slug" value={slug} />
									<input type="hidden" name="person" value={subjectKey} />
									<Button
										variant="secondary"
										aria-label={`${t("closed.readmit")}: ${who}`}
									>
										{t("closed.readmit")}
									</Button>
								</form>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			<Section id="einstellungen" title={t("one.settings")}>
				<Form
					action={changeIssuerAction}
					fields={[
						...(await issuerFields()),
						{ type: "tick", name: "active", label: t("fields.active") },
					]}
					sent={issuerValues(issuer)}
					hidden={{ slug, version: String(issuer.version) }}
					texts={await formTexts(t("one.save"))}
				/>
			</Section>
		</AdminPage>
	);
}

const SAVED = ["angelegt", "geaendert", "zugelassen"] as const;

/** What became of an administrator's try. */
async function Tried({ outcome }: { outcome: string }) {
	const t = await getTranslations("houseSignIn.one");
	const reasons = await getTranslations("signIn.issuer.refusals");
	if (outcome === "geklappt")
		return <Alert kind="success" role="status" title={t("worked")} />;
	if (outcome === "no-admin")
		return <Alert kind="warning" role="alert" title={t("no-admin")} />;
	const reason = ISSUER_REFUSALS.find((one) => one === outcome);
	return reason ? (
		<Alert kind="danger" role="alert" title={t("failed")}>
			<p>
				{reasons(`${reason}.title`)}. {reasons(`${reason}.text`)}
			</p>
		</Alert>
	) : null;
}

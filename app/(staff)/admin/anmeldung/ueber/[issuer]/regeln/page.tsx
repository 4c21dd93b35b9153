import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { AdminPage } from "#app/(staff)/admin/_parts/admin-page.tsx";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { Section } from "#components/ui/section.tsx";
import { findIssuerView } from "#lib/auth/issuers/queries/list-issuers.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { ruleFields, ruleValues } from "./_parts/rule-fields.ts";
import { RuleTable } from "./_parts/rule-table.tsx";
import { RulesTrial } from "./_parts/rules-trial.tsx";
import { VersionTable } from "./_parts/version-table.tsx";
import { saveRuleAction } from "./actions.ts";

/** Of the buttons beside each rule; what every button may meet AdminPage says. */
const REFUSALS = ["changed", "too-many-rules"] as const;

/** Who may do what, by what this issuer says of them: to see, to change, to try, and as it was before. */
export default async function RulesPage({
	params,
	searchParams,
}: {
	params: Promise<{ issuer: string }>;
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const found = await findIssuerView(actor, (await params).issuer, now());
	if (!found.ok) return <StaffRefused kind={found.error} />;
	const { issuer, rules, version, versions } = found.value;
	const { slug, name } = issuer;
	const t = await getTranslations("houseSignIn.rules");
	const { stations } = await getCatalog("de");
	const asked = await searchParams;
	const number = Number(textOf(asked, "regel"));
	const changed = rules[number - 1];
	const isSaved = textOf(asked, "gespeichert") === String(version);
	const reason = textOf(asked, "grund");
	const refusal = REFUSALS.find((one) => one === reason);
	return (
		<AdminPage
			current="signIn"
			actor={actor}
			stand={reason}
			title={t("title", { name })}
			lead={t("lead")}
			saved={isSaved ? t("saved", { version }) : null}
		>
			{refusal ? (
				<Alert kind="warning" role="alert" title={t(`errors.${refusal}`)} />
			) : null}
			<p>
				<a href={staffPaths.issuer(slug)}>{t("back", { name })}</a>
			</p>
			<Section id="regeln" title={t("list")}>
				<p>{t("how")}</p>
				<RuleTable
					slug={slug}
					version={version}
					rules={rules}
					stations={stations}
				/>
			</Section>
			<Section
				id="regel"
				title={changed ? t("changeTitle", { number }) : t("newTitle")}
			>
				<Form
					id="neu"
					// Another rule is another form.
					key={number || 0}
					action={saveRuleAction}
					fields={await ruleFields(stations)}
					sent={changed ? ruleValues(changed) : {}}
					hidden={{
						form: "rule",
						slug,
						version: String(version),
						rule: changed ? String(number) : "",
					}}
					texts={await formTexts(t(changed ? "save" : "add"))}
				/>
				{changed ? (
					<p>
						<a href={staffPaths.issuerRules(slug)}>{t("cancel")}</a>
					</p>
				) : null}
			</Section>
			<Section id="ausprobieren" title={t("try.title")}>
				<p>{t("try.lead")}</p>
				<RulesTrial
					slug={slug}
					label={t("try.claims")}
					texts={await formTexts(t("try.submit"))}
				/>
			</Section>
			<Section id="fassungen" title={t("versions.title")}>
				<VersionTable slug={slug} version={version} versions={versions} />
			</Section>
		</AdminPage>
	);
}

import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { Form } from "#components/form/form.tsx";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/section.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { ROLES, rolesMark } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import {
	listAccounts,
	listTotpRoles,
} from "#lib/staff/queries/list-accounts.ts";
import { AdminPage } from "../_parts/admin-page.tsx";
import { AccountTable } from "./_parts/account-table.tsx";
import { FirstSteps } from "./_parts/first-steps.tsx";
import { requireSecondFactorAction } from "./actions.ts";

export default async function AccountsPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const actor = await requireActor();
	const accounts = await listAccounts(actor, now());
	if (!accounts.ok) return <StaffRefused kind="forbidden" />;
	const totpRoles = await listTotpRoles();
	const t = await getTranslations("admin.accounts");
	const roles = await getTranslations("staff.roles");
	const stand = textOf(await searchParams, "stand");
	const saved =
		stand === "gespeichert"
			? t("totp.saved")
			: stand === "eingelesen"
				? t("imported")
				: null;
	return (
		<AdminPage
			current="accounts"
			actor={actor}
			title={t("title")}
			saved={saved}
		>
			<FirstSteps actor={actor} />
			<div className="flex flex-wrap gap-16">
				<ButtonLink href={staffPaths.invite()}>{t("invite")}</ButtonLink>
				<ButtonLink href={staffPaths.importAccounts()} variant="secondary">
					{t("import")}
				</ButtonLink>
			</div>
			<AccountTable
				accounts={accounts.value}
				stations={(await getCatalog("de")).stations}
			/>
			<Section id="zweiter-schritt" title={t("totp.title")}>
				<Form
					action={requireSecondFactorAction}
					fields={[
						{
							type: "ticks",
							name: "roles",
							label: t("totp.label"),
							hint: t("totp.hint"),
							options: ROLES.map((role) => ({
								value: role,
								text: roles(role),
							})),
						},
					]}
					sent={{ roles: totpRoles }}
					hidden={{ form: "second-factor", shown: rolesMark(totpRoles) }}
					texts={await formTexts(t("totp.submit"))}
				/>
			</Section>
		</AdminPage>
	);
}

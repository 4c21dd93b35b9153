import { getTranslations } from "next-intl/server";
import { formTexts } from "#app/(staff)/_parts/form-texts.ts";
import { newPasswordFields } from "#app/(staff)/_password/new-password-fields.ts";
import { Form } from "#components/form/form.tsx";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { MIN_PASSWORD } from "#lib/auth/rules/password-rule.ts";
import { FORGOTTEN_PATH } from "#lib/paths/staff.ts";
import { now } from "#lib/runtime/clock.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { findOpenLink } from "#lib/staff/queries/list-accounts.ts";
import { acceptLinkAction } from "./actions.ts";

/** An invitation or a new password. Opening it changes nothing: mail scanners follow links. */
export default async function OneTimeLinkPage({
	params,
	searchParams,
}: {
	params: Promise<{ id: string }>;
	searchParams: Promise<Sent>;
}) {
	const { id } = await params;
	const token = textOf(await searchParams, "t");
	const link = await findOpenLink(id, token, now());
	const t = await getTranslations("signIn.link");
	if (!link)
		return (
			<StaffPage
				narrow
				status={404}
				title={t("gone.title")}
				lead={t("gone.text")}
			>
				<ButtonLink href={FORGOTTEN_PATH} className="self-start">
					{t("gone.again")}
				</ButtonLink>
			</StaffPage>
		);
	const title = t(`${link.kind}.title`, { name: link.name });
	return (
		<StaffPage
			narrow
			title={title}
			lead={t("lead", { email: link.email, minimum: MIN_PASSWORD })}
		>
			<Form
				action={acceptLinkAction}
				fields={await newPasswordFields()}
				sent={{}}
				hidden={{ id, t: token, email: link.email }}
				texts={await formTexts(t("submit"))}
			/>
		</StaffPage>
	);
}

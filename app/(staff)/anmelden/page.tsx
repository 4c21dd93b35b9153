import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { findSignedIn } from "#lib/auth/queries/session.ts";
import { ownPath } from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { startOf } from "../_parts/start-of.ts";
import { DemoAccounts } from "./_parts/demo-accounts.tsx";
import { SignInForm } from "./_parts/sign-in-form.tsx";
import { signInTexts } from "./_parts/texts.ts";

export default async function SignInPage({
	searchParams,
}: {
	searchParams: Promise<Sent>;
}) {
	const asked = await searchParams;
	const next = ownPath(textOf(asked, "weiter"));
	const signedIn = await findSignedIn();
	if (signedIn) redirect(next ?? startOf(signedIn.actor));
	const t = await getTranslations("signIn");
	const notice = NOTICES.find((name) => name === textOf(asked, "hinweis"));
	return (
		<StaffPage
			narrow
			title={t("title")}
			lead={t("lead")}
			before={
				notice ? (
					<Alert
						kind={notice === "passwort" ? "success" : "info"}
						role="status"
						title={t(`notices.${notice}.title`)}
					>
						<p>{t(`notices.${notice}.text`)}</p>
					</Alert>
				) : null
			}
		>
			<SignInForm next={next ?? ""} texts={await signInTexts()} />
			{env().mode === "demo" ? <DemoAccounts /> : null}
		</StaffPage>
	);
}

/** abgelaufen: the session ended while something was typed; passwort: a new one was chosen. */
const NOTICES = ["abgelaufen", "passwort"] as const;

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { Alert } from "#components/ui/alert.tsx";
import { readPasswordsOff } from "#lib/auth/commands/passwords-off.ts";
import { listOpenIssuers } from "#lib/auth/issuers/queries/find-issuer.ts";
import { findSignedIn } from "#lib/auth/queries/session.ts";
import { emergencyPath, ownPath } from "#lib/paths/staff.ts";
import { env } from "#lib/runtime/env.ts";
import { type Sent, textOf } from "#lib/sent.ts";
import { startOf } from "../_parts/start-of.ts";
import { DemoAccounts } from "./_parts/demo-accounts.tsx";
import { IssuerLinks, IssuerRefused } from "./_parts/issuer-links.tsx";
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
	const { since } = await readPasswordsOff();
	const isEmergency = textOf(asked, "notkonto") !== "";
	return (
		<StaffPage
			narrow
			title={t("title")}
			lead={t("lead")}
			before={
				<>
					<IssuerRefused reason={textOf(asked, "grund")} />
					{notice ? (
						<Alert
							kind={GOOD.has(notice) ? "success" : "info"}
							role="status"
							title={t(`notices.${notice}.title`)}
						>
							<p>{t(`notices.${notice}.text`)}</p>
						</Alert>
					) : null}
				</>
			}
		>
			<IssuerLinks issuers={await listOpenIssuers()} next={next ?? ""} />
			{since === null ? (
				<SignInForm next={next ?? ""} texts={await signInTexts()} />
			) : isEmergency ? (
				<>
					<p>{t("emergency.text")}</p>
					<SignInForm next={next ?? ""} texts={await signInTexts()} />
				</>
			) : (
				<p>
					<a href={emergencyPath(next ?? undefined)}>{t("emergency.link")}</a>
				</p>
			)}
			{env().mode === "demo" ? <DemoAccounts /> : null}
		</StaffPage>
	);
}

/**
 * abgelaufen: the session ended while something was typed; passwort: a new one was chosen; erneut: the issuer has to ask
 * once more; abgemeldet: at the issuer, too.
 */
const NOTICES = ["abgelaufen", "passwort", "erneut", "abgemeldet"] as const;
const GOOD: ReadonlySet<string> = new Set(["passwort", "abgemeldet"]);

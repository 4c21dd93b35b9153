import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { StaffPage } from "#components/staff/staff-page.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { findSignOut } from "#lib/auth/issuers/queries/sign-out-address.ts";
import { findLeaving } from "#lib/auth/secrets/begun.ts";
import { signInPath } from "#lib/paths/staff.ts";
import { realNow } from "#lib/runtime/clock.ts";

/**
 * Signed out here; the issuer is next. A page in between, because a browser lets no form go on to another house. It
 * leads on by itself, and its link does the same.
 */
export default async function LeftPage() {
	const sessionId = await findLeaving();
	const out = sessionId && (await findSignOut(sessionId, realNow()));
	if (!out) redirect(signInPath(undefined, "abgemeldet"));
	const t = await getTranslations("signIn.left");
	const { name, address } = out;
	return (
		<StaffPage
			narrow
			title={t("title")}
			lead={t(address ? "lead" : "alone", { name })}
		>
			{address ? (
				<>
					<meta httpEquiv="refresh" content={`0; url=${address}`} />
					<ButtonLink href={address} className="self-start">
						{t("on", { name })}
					</ButtonLink>
				</>
			) : (
				<ButtonLink href={signInPath()} className="self-start">
					{t("signIn")}
				</ButtonLink>
			)}
		</StaffPage>
	);
}

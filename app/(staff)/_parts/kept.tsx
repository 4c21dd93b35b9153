import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Alert } from "#components/ui/alert.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { findKeptForm } from "#lib/auth/secrets/kept-form.ts";
import type { Sent } from "#lib/sent.ts";

/**
 * What a form begins with: as it was typed when the session ended, with a notice that says so, or these values.
 * @param form value of the hidden field `form`, if the page has several
 */
export async function keptOr(
	actor: Pick<Actor, "userId">,
	sent: Sent,
	form?: string,
): Promise<{ sent: Sent; before: ReactNode }> {
	const kept = await findKeptForm(actor.userId);
	if (!kept || kept.form?.[0] !== form) return { sent, before: null };
	const t = await getTranslations("staff.form.kept");
	return {
		sent: kept,
		before: (
			<Alert kind="info" role="status" title={t("title")}>
				<p>{t("text")}</p>
			</Alert>
		),
	};
}

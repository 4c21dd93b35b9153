import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { Values } from "#components/staff/staff-form-state.ts";
import { Alert } from "#components/ui/alert.tsx";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { findKeptForm } from "#lib/auth/secrets/kept-form.ts";

/**
 * What a form begins with: as it was typed when the session ended, with a notice that says so, or these values.
 * @param form value of the hidden field `form`, if the page has several
 */
export async function keptOr(
	actor: Pick<Actor, "userId">,
	values: Values,
	form?: string,
): Promise<{ values: Values; before: ReactNode }> {
	const kept = await findKeptForm(actor.userId);
	if (!kept || kept.form?.[0] !== form) return { values, before: null };
	const t = await getTranslations("staff.form.kept");
	return {
		values: kept,
		before: (
			<Alert kind="info" role="status" title={t("title")}>
				<p>{t("text")}</p>
			</Alert>
		),
	};
}

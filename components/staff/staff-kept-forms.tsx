import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { findKeptForm } from "#lib/auth/secrets/kept-form.ts";
import { KeptFields } from "./staff-kept.tsx";

/** Brings what was typed when the session ended to the form it was typed into. */
export async function KeptForms({
	userId,
	children,
}: {
	userId: string;
	children: ReactNode;
}) {
	const values = await findKeptForm(userId);
	const t = await getTranslations("staff.form.kept");
	return (
		<KeptFields kept={values && { values, title: t("title"), text: t("text") }}>
			{children}
		</KeptFields>
	);
}

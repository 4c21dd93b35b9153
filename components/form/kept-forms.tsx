import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { KeptFields } from "#components/form/kept.tsx";
import { findKeptForm } from "#lib/auth/secrets/kept-form.ts";

/** Brings what was typed when the session ended to the form it was typed into. */
export async function KeptForms({
	userId,
	children,
}: {
	userId: string;
	children: ReactNode;
}) {
	const sent = await findKeptForm(userId);
	const t = await getTranslations("staff.form.kept");
	return (
		<KeptFields kept={sent && { sent, title: t("title"), text: t("text") }}>
			{children}
		</KeptFields>
	);
}

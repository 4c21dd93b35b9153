import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { findKeptForm } from "#lib/auth/secrets/kept-form.ts";
import { KeptFields } from "./kept-fields.tsx";

/** Brings what was typed when the session ended to the form it was typed into. */
export async function KeptForms({
	userId,
	children,
}: {
	userId: string;
	children: ReactNode;
}) {
	const fields = await findKeptForm(userId);
	const t = await getTranslations("staff.form.kept");
	return (
		<KeptFields
			kept={fields && { fields, notice: `${t("title")}. ${t("text")}` }}
		>
			{children}
		</KeptFields>
	);
}

import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";

/** By what whoever has no link opens their wish; the PIN is never shown again. */
export async function entryFields(): Promise<FieldSpec<"nummer" | "pin">[]> {
	const t = await getTranslations("wishes.entry");
	const digits = {
		type: "text",
		inputMode: "numeric",
		autoComplete: "off",
	} as const;
	return [
		{
			name: "nummer",
			label: t("number.label"),
			hint: t("number.hint"),
			...digits,
		},
		{ name: "pin", label: t("pin.label"), hint: t("pin.hint"), ...digits },
	];
}

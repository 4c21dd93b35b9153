import { getTranslations } from "next-intl/server";
import type { FieldSpec } from "#components/form/form-state.ts";
import { stationOptions } from "#components/staff/staff-options.ts";
import { ROLES } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";

/** Name, role and stations of an account. */
export async function accountFields(): Promise<FieldSpec[]> {
	const t = await getTranslations("admin.accounts");
	const roles = await getTranslations("staff.roles");
	const { stations } = await getCatalog("de");
	return [
		{ type: "text", name: "name", label: t("name"), autoComplete: "off" },
		{
			type: "choice",
			name: "role",
			label: t("role"),
			options: ROLES.map((role) => ({ value: role, text: roles(role) })),
		},
		{
			type: "ticks",
			name: "stations",
			label: t("stations"),
			hint: t("stationsHint"),
			options: stationOptions(stations),
		},
	];
}

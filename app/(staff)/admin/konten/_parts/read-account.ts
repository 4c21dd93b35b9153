import { getTranslations } from "next-intl/server";
import {
	type StaffFormState,
	textOf,
	type Values,
} from "#components/staff/staff-form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type AccountFacts, readAccount } from "#lib/staff/staff.ts";

/** The fields of account-fields.ts, read; or the form again, with what is wrong in words. */
export async function sentAccount(
	values: Values,
): Promise<
	{ ok: true; facts: AccountFacts } | { ok: false; again: StaffFormState }
> {
	const t = await getTranslations("admin.accounts.errors");
	const { stations } = await getCatalog("de");
	const read = readAccount(
		{
			name: textOf(values, "name"),
			role: textOf(values, "role"),
			stations: values.stations ?? [],
		},
		stations.map(({ id }) => id),
	);
	if (read.ok) return read;
	const errors = Object.fromEntries(
		Object.entries(read.errors).map(([name, code]) => [name, t(code)]),
	);
	return { ok: false, again: { values, errors, notice: null } };
}

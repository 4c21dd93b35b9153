import { getTranslations } from "next-intl/server";
import { again, type FormState } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { type AccountFacts, readAccount } from "#lib/staff/staff.ts";

/** The fields of account-fields.ts, read; or the form again, with what is wrong in words. */
export async function sentAccount(
	sent: Sent,
): Promise<
	{ ok: true; facts: AccountFacts } | { ok: false; again: FormState }
> {
	const t = await getTranslations("admin.accounts.errors");
	const { stations } = await getCatalog("de");
	const read = readAccount(
		{
			name: textOf(sent, "name"),
			role: textOf(sent, "role"),
			stations: textsOf(sent, "stations"),
		},
		stations.map(({ id }) => id),
	);
	if (read.ok) return read;
	const errors = Object.fromEntries(
		Object.entries(read.errors).map(([name, code]) => [name, t(code)]),
	);
	return { ok: false, again: again(sent, { errors }) };
}

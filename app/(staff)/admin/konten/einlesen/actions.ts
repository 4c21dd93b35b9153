"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type Notice } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import type { Sent } from "#lib/sent.ts";
import {
	type ImportRefusal,
	importAccounts,
	previewImport,
} from "#lib/staff/commands/import-accounts.ts";
import { readAccounts } from "#lib/staff/rules/import.ts";
import type { ImportState } from "./_parts/import-state.ts";
import {
	knownWords,
	problemWords,
	reviewWords,
} from "./_parts/import-words.ts";

/** Shows what would happen; with the second button it does just that. */
export async function importAction(
	_: ImportState,
	form: FormData,
): Promise<ImportState> {
	const { actor, sent, text, now } = await sentForm(form);
	const typed = { accounts: text("accounts") };
	const read = readAccounts(typed.accounts, await knownWords());
	if (!read.ok)
		return withoutReview(
			again(typed, { errors: { accounts: await problemWords(read) } }),
		);
	const rows = read.value;
	let notice: Notice | null = null;
	if (text("schritt") === "einlesen") {
		const mark = text("mark");
		const done = await importAccounts(actor, { rows, mark, now });
		if (done.ok) redirect(`${staffPaths.accounts()}?stand=eingelesen`);
		if (done.error !== "changed") return refusal(sent, done.error);
		const t = await getTranslations("admin.accounts.imports");
		notice = { kind: "warning", title: t("changed") };
	}
	const plan = await previewImport(actor, { rows, now });
	if (!plan.ok) return refusal(sent, plan.error);
	return { ...again(typed, { notice }), review: await reviewWords(plan.value) };
}

async function refusal(
	sent: Sent,
	error: Exclude<ImportRefusal, "changed">,
): Promise<ImportState> {
	if (error === "forbidden" || error === "busy")
		return withoutReview(await refusedState(sent, error));
	const t = await getTranslations("admin.accounts.errors");
	return withoutReview(
		again(sent, { notice: { kind: "danger", title: t(error) } }),
	);
}

const withoutReview = (state: ReturnType<typeof again>): ImportState => ({
	...state,
	review: null,
});

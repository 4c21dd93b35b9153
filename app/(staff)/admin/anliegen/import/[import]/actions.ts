"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { saveImport } from "#lib/catalog/import/commands/save-import.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { civilDateOf } from "#lib/time.ts";
import { compareAnswer } from "./_parts/compare-answer.ts";

/** What was ticked and typed comes back with whatever is wrong. */
export async function saveImportAction(form: FormData): Promise<void> {
	const { actor, sent, text, now } = await sentForm(form);
	const feesFrom = parseCivilDate(text("gebuehrenAb").trim());
	if (!feesFrom || feesFrom < civilDateOf(now))
		return compareAnswer.give({ sent, refusal: "date-invalid" });
	const saved = await saveImport(actor, {
		id: text("import"),
		catalogVersion: Number(text("katalog")) || 0,
		ticks: new Set(Object.keys(sent)),
		category: text("thema"),
		feesFrom,
		now,
	});
	if (saved.ok) redirect(staffPaths.imported(saved.value));
	const refusal = saved.error;
	if (refusal === "unknown-import")
		redirect(staffPaths.importServices(refusal));
	compareAnswer.give({ sent, refusal });
}

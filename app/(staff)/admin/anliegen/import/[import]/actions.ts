"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { saveImport } from "#lib/catalog/import/commands/save-import.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { civilDateOf } from "#lib/time.ts";

export async function saveImportAction(form: FormData): Promise<void> {
	const { actor, sent, text, now } = await sentForm(form);
	const id = text("import");
	const today = civilDateOf(now);
	const feesFrom = parseCivilDate(text("gebuehrenAb").trim());
	if (!feesFrom || feesFrom < today)
		redirect(staffPaths.importOf(id, "date-invalid"));
	const saved = await saveImport(actor, {
		id,
		catalogVersion: Number(text("katalog")) || 0,
		ticks: new Set(Object.keys(sent)),
		category: text("thema"),
		feesFrom,
		now,
	});
	redirect(
		saved.ok
			? staffPaths.imported(saved.value)
			: saved.error === "unknown-import"
				? staffPaths.importServices()
				: staffPaths.importOf(id, saved.error),
	);
}

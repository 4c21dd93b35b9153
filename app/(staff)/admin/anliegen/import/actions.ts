"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { fetchSource } from "#lib/catalog/import/commands/fetch-source.ts";
import { keepImport } from "#lib/catalog/import/commands/keep-import.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { decodeText } from "#lib/text/decode.ts";

/** Reads a file that was sent, or the one at an address, and shows what it would do. */
export async function readSourceAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const address = text("adresse").trim().slice(0, 500);
	const again = (error: string) =>
		redirect(staffPaths.importServices(error, address));
	if (!may(actor, "service:write", null)) again("forbidden");
	const file = form.get("datei");
	const isFile = file instanceof File && file.size > 0;
	if (!isFile && address === "") again("nothing-sent");
	const read = isFile
		? { ok: true as const, value: decodeText(await file.bytes()) }
		: await fetchSource(address);
	if (!read.ok) return again(read.error);
	const source = isFile ? file.name : address;
	const kept = await keepImport(actor, { source, text: read.value, now });
	if (!kept.ok) return again(kept.error);
	redirect(staffPaths.importOf(kept.value.id));
}

"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import {
	addPrinter,
	changePrinter,
	removePrinter,
	tryPrinter,
} from "#lib/printing/commands/manage-printers.ts";
import { listPrinters } from "#lib/printing/queries/list-printers.ts";
import { readPrinter } from "#lib/printing/rules/printer-form.ts";
import { env } from "#lib/runtime/env.ts";
import type { Sent } from "#lib/sent.ts";
import { formatMoment } from "#lib/text/format.ts";
import { printerErrors } from "./_parts/printer-fields.ts";

export async function addPrinterAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, now } = await sentForm(form);
	const read = await readSent(actor, sent, now);
	if (!read.ok)
		return again(sent, { errors: await printerErrors(read.errors) });
	const added = await addPrinter(actor, { facts: read.value, now });
	if (added.ok) redirect(staffPaths.printers({ notice: "angelegt" }));
	return refused(sent, added.error);
}

export async function changePrinterAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = await readSent(actor, sent, now);
	if (!read.ok)
		return again(sent, { errors: await printerErrors(read.errors) });
	const changed = await changePrinter(actor, {
		id: readNumber(text("id")) ?? 0,
		facts: read.value,
		shown: text("shown"),
		now,
	});
	if (changed.ok) redirect(staffPaths.printers({ notice: "gespeichert" }));
	return refused(sent, changed.error);
}

export async function removePrinterAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const id = readNumber(text("id")) ?? 0;
	const done = await removePrinter(actor, { id, now });
	redirect(staffPaths.printers({ notice: done.ok ? "entfernt" : done.error }));
}

/** A slip that is nobody's, to see whether it comes out and can be read. */
export async function tryPrinterAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const t = await getTranslations("printers.trial");
	const done = await tryPrinter(actor, {
		id: readNumber(text("id")) ?? 0,
		slip: {
			house: t("house"),
			label: "",
			number: t("number"),
			wait: null,
			address: env().baseUrl,
			hint: t("hint"),
			drawn: formatMoment(now.epochMilliseconds, "de"),
		},
		now,
	});
	const notice = !done.ok
		? undefined
		: done.value.printed
			? "gedruckt"
			: "nicht-gedruckt";
	redirect(staffPaths.printers(notice ? { notice } : {}));
}

async function readSent(actor: Actor, sent: Sent, now: Temporal.Instant) {
	const { stations } = await getCatalog("de", now);
	const known = await listPrinters(actor, now);
	return readPrinter(sent, {
		stations,
		kiosks: known.ok ? known.value.kiosks : [],
	});
}

async function refused(
	sent: Sent,
	error: "forbidden" | "busy" | "changed" | "unknown-printer" | "kiosk-taken",
): Promise<FormState> {
	if (error !== "unknown-printer" && error !== "kiosk-taken")
		return refusedState(sent, error);
	const t = await getTranslations("printers.refusals");
	return again(sent, { notice: { kind: "warning", title: t(error) } });
}

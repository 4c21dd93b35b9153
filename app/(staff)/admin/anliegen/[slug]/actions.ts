"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { deleteService } from "#lib/catalog/commands/order-service.ts";
import { setFee } from "#lib/catalog/commands/set-fee.ts";
import { readFee } from "#lib/catalog/rules/edit-schema.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { locales } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

export async function setFeeAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readFee(text, locales, civilDateOf(now));
	if (!read.ok) return editErrors(sent, read.errors);
	const slug = text("slug");
	const version = Number(text("version")) || 0;
	const set = await setFee(actor, { slug, version, fee: read.value, now });
	if (set.ok) redirect(staffPaths.service(slug, "gespeichert"));
	if (set.error === "unknown-service") redirect(staffPaths.services());
	if (set.error !== "service-changed") return refusedState(sent, set.error);
	const t = await getTranslations("admin.services.changed");
	return again(sent, {
		notice: { kind: "warning", title: t("title"), text: t("text") },
	});
}

export async function deleteServiceAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const slug = text("slug");
	const gone = await deleteService(actor, { slug, now });
	redirect(
		gone.ok
			? staffPaths.services("geloescht")
			: staffPaths.service(slug, gone.error),
	);
}

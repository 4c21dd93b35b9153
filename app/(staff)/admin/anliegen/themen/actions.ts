"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { editErrors } from "#app/(staff)/admin/_parts/edit-errors.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import {
	deleteCategory,
	orderCategory,
	saveCategory,
} from "#lib/catalog/commands/change-category.ts";
import {
	categoryField,
	readCategory,
} from "#lib/catalog/rules/category-form.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { defaultLocale } from "#lib/text/locale.ts";

export async function saveCategoryAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readCategory(text);
	if (!read.ok) return editErrors(sent, read.errors);
	const slug = text("slug");
	const saved = await saveCategory(actor, {
		known: slug ? { slug, shown: text("shown") } : null,
		names: read.value,
		now,
	});
	if (saved.ok) redirect(staffPaths.categories("gespeichert"));
	const { error } = saved;
	if (error === "forbidden" || error === "busy" || error === "changed")
		return refusedState(sent, error);
	if (error === "name-taken") {
		const t = await getTranslations("admin.categories");
		return again(sent, {
			errors: { [categoryField(defaultLocale)]: t("nameTaken") },
		});
	}
	redirect(staffPaths.categories());
}

export async function orderCategoryAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const slug = text("slug");
	if (text("was") === "loeschen") {
		const gone = await deleteCategory(actor, { slug, now });
		// Pressed twice: it is gone.
		const isGone = gone.ok || gone.error === "unknown-category";
		redirect(staffPaths.categories(isGone ? "geloescht" : gone.error));
	}
	const direction = text("was") === "hoch" ? "up" : "down";
	const moved = await orderCategory(actor, { slug, direction, now });
	redirect(staffPaths.categories(moved.ok ? "gespeichert" : moved.error));
}

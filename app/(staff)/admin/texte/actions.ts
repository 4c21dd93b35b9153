"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { toLocale } from "#lib/text/locale.ts";
import { reviewTexts } from "#lib/translation/commands/review-texts.ts";

export async function reviewTextsAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const locale = toLocale(text("sprache"));
	const room = text("raum") || null;
	const isRead = text("gelesen") === "ja";
	const done = await reviewTexts(actor, { locale, room, isRead, now });
	const news = done.ok ? "gelesen" : done.error === "busy" ? "busy" : undefined;
	redirect(staffPaths.texts({ locale, news }));
}

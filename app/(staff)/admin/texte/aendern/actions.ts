"use server";

import { redirect } from "next/navigation";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import type { FormState } from "#components/form/form-state.ts";
import { staffPaths } from "#lib/paths/staff.ts";
import { toLocale } from "#lib/text/locale.ts";
import {
	correctText,
	undoCorrection,
} from "#lib/translation/commands/correct-text.ts";
import { correctionAgain } from "./_parts/correction-again.ts";

export async function correctTextAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const place = placeIn(text);
	const done = await correctText(actor, { ...place, text: text("text"), now });
	if (!done.ok) return correctionAgain(sent, done.error);
	redirect(staffPaths.text({ ...place, news: "geaendert" }));
}

export async function undoCorrectionAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const place = placeIn(text);
	const done = await undoCorrection(actor, { ...place, now });
	redirect(
		staffPaths.text({ ...place, news: done.ok ? "zurueck" : "inzwischen" }),
	);
}

const placeIn = (text: (name: string) => string) => ({
	locale: toLocale(text("sprache")),
	key: text("schluessel"),
	seen: /^\d{1,9}$/.test(text("gesehen")) ? Number(text("gesehen")) : 0,
});

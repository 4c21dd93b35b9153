"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { may } from "#lib/auth/rules/permission.ts";
import { changeFilm } from "#lib/film/commands/change-film.ts";
import { isFilmPlace } from "#lib/film/film-place.ts";
import { staffPaths } from "#lib/paths/staff.ts";

/** Another file for a step, or none of it any more. */
export async function changeFilmAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const place = text("ort");
	if (!isFilmPlace(place)) redirect(staffPaths.films());
	const file = form.get("datei");
	// Nobody's file is read who may not change anything.
	const isRead =
		may(actor, "city:write", null) && file instanceof File && file.size > 0;
	const changed = await changeFilm(actor, {
		place,
		change:
			text("was") === "entfernen"
				? { kind: "removed" }
				: {
						kind: "file",
						bytes: isRead ? await file.bytes() : new Uint8Array(),
					},
		now,
	});
	redirect(staffPaths.films(changed.ok ? "gespeichert" : changed.error));
}

/** What is signed in it, for those who read. */
export async function writeWordsAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const place = text("ort");
	if (!isFilmPlace(place)) redirect(staffPaths.films());
	const changed = await changeFilm(actor, {
		place,
		change: { kind: "words", words: text("worte"), shown: text("shown") },
		now,
	});
	if (changed.ok) redirect(staffPaths.films("gespeichert"));
	const { error } = changed;
	if (error === "forbidden" || error === "busy" || error === "changed")
		return refusedState(sent, error);
	const t = await getTranslations("films");
	return again(sent, { errors: { worte: t("wordsTooLong") } });
}

"use server";

import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState, inWords } from "#components/form/form-state.ts";
import { pilot } from "#lib/paths/pilot.ts";
import {
	deleteWaits,
	type WhichWaits,
} from "#lib/pilot/before/commands/delete-waits.ts";
import {
	type SavedWaits,
	saveWaits,
} from "#lib/pilot/before/commands/save-waits.ts";
import { listWaitsBefore } from "#lib/pilot/before/queries/list-waits.ts";
import { lookAtFile } from "#lib/pilot/before/queries/look-at-file.ts";
import {
	COLUMNS,
	readEntry,
	type TypedEntry,
} from "#lib/pilot/before/rules/entry.ts";
import { MOST_BYTES } from "#lib/pilot/before/rules/read-csv.ts";
import { changePromise } from "#lib/pilot/effect/commands/change-promise.ts";
import { PROMISE_DAYS, readPromise } from "#lib/pilot/effect/rules/promise.ts";
import { decodeText } from "#lib/text/decode.ts";
import { civilDateOf } from "#lib/time.ts";
import { FILE, LINES, MARK, SAVE } from "./_parts/field-names.ts";
import type { ImportState } from "./_parts/import-state.ts";
import { refusalText, reviewOf } from "./_parts/import-words.ts";

/** A table: first it is looked at, then what was seen is saved. */
export async function importWaitsAction(
	_: ImportState,
	form: FormData,
): Promise<ImportState> {
	const { actor, text, now } = await sentForm(form);
	const typed = await textIn(form.get(FILE), text(LINES));
	const wrong = async (sent: string, error: string): Promise<ImportState> => ({
		...again({ [LINES]: sent }, { errors: { [LINES]: error } }),
		review: null,
	});
	if (typed === null) return wrong("", await refusalText({ why: "too-large" }));
	const sent = { [LINES]: typed };
	const found = await lookAtFile(actor, typed, now);
	if (!found.ok)
		return { ...(await refusedState(sent, found.error)), review: null };
	const look = found.value;
	if ("why" in look) return wrong(typed, await refusalText(look));
	if (text(SAVE) !== "" && text(MARK) === look.mark) {
		const entries = look.file.lines.map(({ entry }) => entry);
		const saved = await saveWaits(actor, entries, now);
		if (saved.ok) redirect(pilot.waitsBefore(savedNotice(saved.value)));
		return { ...(await refusedState(sent, saved.error)), review: null };
	}
	const listed = await listWaitsBefore(actor, now);
	const stations = listed.ok ? listed.value.stations : [];
	return { ...again(sent, {}), review: await reviewOf(look, stations) };
}

/** The file, or what was pasted. Null: too large. */
async function textIn(
	file: FormDataEntryValue | null,
	pasted: string,
): Promise<string | null> {
	const chosen = file !== null && typeof file !== "string" && file.size > 0;
	if (chosen)
		return file.size > MOST_BYTES
			? null
			: decodeText(new Uint8Array(await file.arrayBuffer()));
	return Buffer.byteLength(pasted) > MOST_BYTES ? null : pasted;
}

/** One measurement, typed in. */
export async function enterWaitAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const listed = await listWaitsBefore(actor, now);
	if (!listed.ok) return refusedState(sent, listed.error);
	const typed = Object.fromEntries(
		COLUMNS.map((column) => [column, text(column)]),
	) as TypedEntry;
	const read = readEntry(typed, listed.value.stations, civilDateOf(now));
	const t = await getTranslations("waitsBefore");
	if (!read.ok)
		return again(sent, {
			errors: inWords(read.errors, (problem) => t(`problems.${problem}`)),
		});
	const saved = await saveWaits(actor, [read.value], now);
	if (!saved.ok) return refusedState(sent, saved.error);
	if (saved.value.overlapping > 0)
		return again(sent, { errors: { day: t("refused.overlaps") } });
	redirect(pilot.waitsBefore(savedNotice(saved.value)));
}

const savedNotice = ({ added, replaced }: SavedWaits) =>
	`gespeichert-${added}-${replaced}`;

/** One or a whole group: each button of the list says which. */
export async function deleteWaitsAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const which = whichOf(text("loeschen"));
	if (!which) redirect(pilot.waitsBefore());
	const gone = await deleteWaits(actor, which, now);
	redirect(pilot.waitsBefore(gone.ok ? `geloescht-${gone.value}` : gone.error));
}

/** "12" or "3:Strichliste am Eingang" */
function whichOf(pressed: string): WhichWaits | null {
	const [, id = "", source] =
		/^(\d{1,9})(?::(.{1,200}))?$/s.exec(pressed) ?? [];
	if (id === "") return null;
	return source === undefined
		? { id: Number(id) }
		: { stationId: Number(id), source };
}

/** Within how many days the city wants to serve everybody. */
export async function changePromiseAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const promiseDays = readPromise(text("days"));
	if (promiseDays === null) {
		const t = await getTranslations("waitsBefore.promise");
		return again(sent, { errors: { days: t("wrong", PROMISE_DAYS) } });
	}
	const shown = text("shown");
	const changed = await changePromise(actor, { promiseDays, shown, now });
	if (!changed.ok) return refusedState(sent, changed.error);
	redirect(pilot.waitsBefore("versprochen"));
}

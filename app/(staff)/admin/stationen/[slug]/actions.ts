"use server";

import { redirect } from "next/navigation";
import {
	type StaffFormState,
	textOf,
	typedValues,
} from "#components/staff-form-state.ts";
import { requireActor } from "#lib/auth/session.ts";
import { changeStationWords } from "#lib/catalog/commands/change-station-words.ts";
import { readStationWords } from "#lib/catalog/edit-schema.ts";
import { findStationToEdit } from "#lib/catalog/editing.ts";
import { now } from "#lib/clock.ts";
import { toLocale } from "#lib/locale.ts";
import { staffPaths } from "#lib/staff-paths.ts";
import { refusedState } from "../../../refused-state.ts";
import { editErrors } from "../../edit-errors.ts";

export async function changeStationWordsAction(
	_: StaffFormState,
	form: FormData,
): Promise<StaffFormState> {
	const actor = await requireActor(form);
	const values = typedValues(form);
	const slug = textOf(values, "slug");
	const station = await findStationToEdit(actor, slug, now());
	if (!station.ok) {
		if (station.error === "forbidden") return refusedState(values, "forbidden");
		redirect(staffPaths.stations());
	}
	const read = readStationWords((name) => textOf(values, name));
	if (!read.ok) return editErrors(values, read.errors);
	const result = await changeStationWords(actor, {
		stationId: station.value.id,
		locale: toLocale(textOf(values, "sprache")),
		words: read.value,
		now: now(),
	});
	if (!result.ok) return refusedState(values, result.error);
	redirect(staffPaths.station(slug, "gespeichert"));
}

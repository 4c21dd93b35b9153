"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import { sentForm } from "#app/(staff)/_parts/sent-form.ts";
import { again, type FormState } from "#components/form/form-state.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { toOffered } from "#lib/city/city.ts";
import { changeCollection } from "#lib/collection/commands/change.ts";
import { noteCollection } from "#lib/collection/commands/note.ts";
import {
	COLLECTION_STEPS,
	stepCollection,
} from "#lib/collection/commands/step.ts";
import { readNoted } from "#lib/collection/rules/noted.ts";
import { readNumber } from "#lib/feedback/inbox/rules/inbox.ts";
import { collectionPaths } from "#lib/paths/collection.ts";
import type { Sent } from "#lib/sent.ts";
import { chooseStation } from "../_frame/choose-station.ts";
import { collectionErrors } from "./_parts/collection-fields.ts";
import { sought } from "./_parts/sought.ts";

/** What is looked for is a name: it is posted, and never stands in an address. The page is the answer. */
export async function searchCollectionsAction(form: FormData): Promise<void> {
	const { text } = await sentForm(form);
	sought.give(text("suche").slice(0, 200));
	refresh();
}

/** A document lies ready, and the person hears of it. */
export async function noteCollectionAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readNoted(sent, toOffered);
	if (!read.ok)
		return again(sent, { errors: await collectionErrors(read.errors) });
	const noted = await noteCollection(actor, {
		stationId: readNumber(text("station")) ?? 0,
		formKey: text("formular"),
		noted: read.value,
		appointmentId: text("termin"),
		now,
	});
	if (!noted.ok) return refused(sent, noted.error);
	// An appointment of another station of theirs: that one's list has it.
	const { stations } = await getCatalog("de", now);
	const there = stations.find(({ id }) => String(id) === text("station"));
	if (there) await chooseStation(there);
	const notice = noted.value.mailed ? "noted" : "noted-call";
	redirect(collectionPaths.list({ notice, number: noted.value.number }));
}

export async function changeCollectionAction(
	_: FormState,
	form: FormData,
): Promise<FormState> {
	const { actor, sent, text, now } = await sentForm(form);
	const read = readNoted(sent, toOffered);
	if (!read.ok)
		return again(sent, { errors: await collectionErrors(read.errors) });
	const changed = await changeCollection(actor, {
		id: text("id"),
		noted: read.value,
		version: readNumber(text("shown")) ?? 0,
		now,
	});
	if (!changed.ok) return refused(sent, changed.error);
	const { number, mailed } = changed.value;
	const notice =
		mailed === null ? "changed" : mailed ? "changed-mailed" : "noted-call";
	redirect(collectionPaths.list({ notice, number }));
}

/** One press: handed out, told, taken from the list, or taken back. */
export async function stepCollectionAction(form: FormData): Promise<void> {
	const { actor, text, now } = await sentForm(form);
	const step = COLLECTION_STEPS.find((one) => one === text("schritt"));
	if (!step) redirect(collectionPaths.list());
	const done = await stepCollection(actor, {
		id: text("id"),
		step,
		version: readNumber(text("stand")) ?? 0,
		now,
	});
	redirect(
		collectionPaths.list(
			done.ok
				? { notice: step, number: done.value.number }
				: { notice: done.error },
		),
	);
}

async function refused(
	sent: Sent,
	error:
		| "forbidden"
		| "busy"
		| "changed"
		| "too-late"
		| "unknown-collection"
		| "unknown-form",
): Promise<FormState> {
	if (error === "forbidden" || error === "busy" || error === "changed")
		return refusedState(sent, error);
	const t = await getTranslations("collection.refusals");
	return again(sent, { notice: { kind: "warning", title: t(error) } });
}

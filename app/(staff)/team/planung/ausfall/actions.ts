"use server";

import { redirect } from "next/navigation";
import { sentNumber } from "#app/(staff)/team/_form/sent.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { planning } from "#lib/paths/planning.ts";
import {
	type SaveRefusal,
	saveChange,
} from "#lib/planning/change/commands/save-change.ts";
import type { PlanChange } from "#lib/planning/planning.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { KEY, VERSION } from "../_review/impact-fields.ts";

/** One press: the desk is closed, its appointments go to others where they fit. */
export async function deskSickAction(form: FormData): Promise<void> {
	const deskId = sentNumber(form, "platz");
	const saved = await save(form, { kind: "desk-sick", deskId });
	redirect(
		saved.ok
			? planning.change(saved.value.changeId)
			: planning.sick(sentText(form, "ort"), noticeOf(saved.error)),
	);
}

/** Somebody sits there again. */
export async function deskBackAction(form: FormData): Promise<void> {
	const closureIds = [sentNumber(form, "schliessung")];
	const from = civilDateOf(now());
	const saved = await save(form, { kind: "closure-end", closureIds, from });
	redirect(
		planning.sick(
			sentText(form, "ort"),
			saved.ok ? "zurueck" : noticeOf(saved.error),
		),
	);
}

async function save(form: FormData, change: PlanChange) {
	const actor = await requireActor();
	const station = findStation(await getCatalog("de"), sentText(form, "ort"));
	return saveChange(actor, {
		key: sentText(form, KEY),
		// No station has this number: nobody has a right to it.
		stationId: station?.id ?? 0,
		expectedVersion: sentNumber(form, VERSION),
		change,
		decisions: "automatic",
		now: now(),
	});
}

const noticeOf = (error: SaveRefusal) =>
	error === "busy" || error === "plan-changed" ? error : "other";

"use server";

import { redirect } from "next/navigation";
import { sentNumber } from "#app/(staff)/team/_form/sent.ts";
import { offerAgain } from "#lib/attendance/commands/offer-again.ts";
import { requireActor } from "#lib/auth/queries/session.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import { planning } from "#lib/paths/planning.ts";
import { now } from "#lib/runtime/clock.ts";
import { sentText } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { KEY, VERSION } from "../_review/impact-fields.ts";

/** Offers so many minutes of a day again. */
export async function offerAgainAction(form: FormData): Promise<void> {
	const actor = await requireActor();
	const slug = sentText(form, "ort");
	const station = findStation(await getCatalog("de"), slug);
	const day = parseCivilDate(sentText(form, "tag")) ?? civilDateOf(now());
	const result = await offerAgain(actor, {
		key: sentText(form, KEY),
		// No station has this number: nobody has a right to it.
		stationId: station?.id ?? 0,
		date: day,
		minutes: sentNumber(form, "minuten"),
		expectedVersion: sentNumber(form, VERSION),
		now: now(),
	});
	redirect(
		planning.absence(slug, {
			day,
			notice: result.ok ? "angeboten" : result.error,
		}),
	);
}

import { getTranslations } from "next-intl/server";
import { refusedState } from "#app/(staff)/_parts/refused-state.ts";
import type { PreviewState } from "#app/(staff)/team/planung/_review/preview-state.ts";
import { saveAnswer } from "#app/(staff)/team/planung/_review/save-answer.ts";
import { again } from "#components/form/form-state.ts";
import { type Actor, may, mayEverywhere } from "#lib/auth/rules/permission.ts";
import { findStation } from "#lib/catalog/catalog.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import {
	type ClosureField,
	readClosure,
} from "#lib/planning/closure/rules/closure-form.ts";
import { listDesks } from "#lib/planning/roster/queries/list-desks.ts";
import { type Sent, textOf, textsOf } from "#lib/sent.ts";
import { civilDateOf } from "#lib/time.ts";
import { FIELDS } from "./closure-fields.ts";

/** What the form answers to what was typed. */
export async function answerClosure(
	actor: Actor,
	sent: Sent,
	now: Temporal.Instant,
): Promise<PreviewState | { saved: string }> {
	const catalog = await getCatalog("de");
	const station = findStation(catalog, textOf(sent, "ort"));
	if (!station || !may(actor, "closure:write", station.id))
		return { ...(await refusedState(sent, "forbidden")), review: null };
	const desks = await listDesks(station.id);
	const text = (field: ClosureField) => textOf(sent, FIELDS[field]);
	const read = readClosure(
		{
			scope: text("scope"),
			desk: text("desk"),
			services: textsOf(sent, FIELDS.services),
			from: text("from"),
			until: text("until"),
			fromTime: text("fromTime"),
			untilTime: text("untilTime"),
			repeat: text("repeat"),
			repeatUntil: text("repeatUntil"),
			reason: text("reason"),
			reasonEn: text("reasonEn"),
		},
		{
			stationId: station.id,
			deskIds: desks.map(({ id }) => id),
			serviceIds: catalog.services.map(({ id }) => id),
			mayCity: mayEverywhere(actor, "closure:write"),
			today: civilDateOf(now),
		},
	);
	if (!read.ok) {
		const t = await getTranslations("closures.problems");
		const errors = Object.fromEntries(
			Object.entries(read.problems).map(([field, problem]) => [
				FIELDS[field as ClosureField],
				t(problem),
			]),
		);
		return { ...again(sent, { errors }), review: null };
	}
	const { closure } = read;
	const placed = {
		stationId: closure.stationId,
		change: { kind: "closure", closure } as const,
	};
	return saveAnswer(actor, placed, sent, catalog, now);
}

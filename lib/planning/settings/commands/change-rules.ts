import "server-only";
import { randomUUID } from "node:crypto";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import { lockCatalog } from "#lib/catalog/commands/lock-catalog.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { toJson } from "#lib/db/json.ts";
import { write } from "#lib/db/write.ts";
import { readRulesOf } from "#lib/planning/settings/queries/find-rules.ts";
import {
	changedRules,
	OTHER_LANGUAGES,
	type StationRules,
} from "#lib/planning/settings/rules/station-rules.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import type { StationWords } from "#lib/text/station-words.ts";

type ChangeRulesRefusal = "forbidden" | "plan-changed" | "busy";

/**
 * A station's rules, hours, texts and facts as they shall be. No appointment is touched: rules bind what is booked from
 * now on.
 */
export async function changeRules(
	actor: Actor,
	input: {
		stationId: number;
		/** `version` of the station when the form was shown. */
		expectedVersion: number;
		rules: StationRules;
		/** The lead has checked texts and facts: pages stop saying "ohne Gewähr". */
		confirms?: boolean;
		now: Temporal.Instant;
	},
): Promise<Result<null, ChangeRulesRefusal>> {
	const { stationId, expectedVersion, rules, confirms = false, now } = input;
	const may = await authorise(actor, "station:write", stationId, now);
	if (!may.ok) return may;
	return write<null, ChangeRulesRefusal>(async (tx) => {
		await lockCatalog(tx);
		// Rows of days refer to the station; whoever makes one need not wait for us.
		await tx.$executeRaw`SELECT 1 FROM station WHERE id = ${stationId} FOR NO KEY UPDATE`;
		const current = await readRulesOf(tx, stationId);
		if (!current) return refuse("forbidden");
		const changed = changedRules(current.rules, rules);
		// Sent twice, or what somebody else has saved already.
		if (changed.length === 0 && !confirms) return ok(null);
		if (current.version !== expectedVersion) return refuse("plan-changed");
		await writeRules(tx, stationId, rules);
		await tx.station.update({
			where: { id: stationId },
			data: {
				// Whoever changes them on an older form is told so, even where the hours alone are others.
				version: { increment: 1 },
				...(confirms
					? { confirmedAt: toDbInstant(now), confirmedById: actor.userId }
					: {}),
			},
		});
		if (changed.length > 0)
			await tx.planChange.create({
				data: {
					id: randomUUID(),
					stationId,
					at: toDbInstant(now),
					userId: actor.userId,
					kind: "rules",
					before: toJson(current.rules),
					detail: toJson(rules),
				},
			});
		await record(
			tx,
			{
				userId: actor.userId,
				stationId,
				action: "station:rules",
				detail: {
					changed,
					confirmed: confirms,
					before: pick(current.rules, changed),
					after: pick(rules, changed),
				},
			},
			now,
		);
		return ok(null);
	});
}

const pick = (rules: StationRules, names: readonly (keyof StationRules)[]) =>
	toJson(Object.fromEntries(names.map((name) => [name, rules[name]])));

async function writeRules(
	tx: Tx,
	stationId: number,
	{
		buildingHours,
		wordsDe,
		wordsEn,
		wordsMore,
		access,
		...numbers
	}: StationRules,
): Promise<void> {
	await tx.station.update({ where: { id: stationId }, data: numbers });
	await tx.buildingHours.deleteMany({ where: { stationId } });
	await tx.buildingHours.createMany({
		data: buildingHours.map(({ weekday, from, until }) => ({
			stationId,
			weekday,
			fromMinute: from,
			untilMinute: until,
		})),
	});
	await writeWords(tx, stationId, "de", wordsDe);
	await writeWords(tx, stationId, "en", wordsEn);
	for (const locale of OTHER_LANGUAGES)
		await writeWords(tx, stationId, locale, wordsMore[locale] ?? null);
	await tx.stationAccess.deleteMany({ where: { stationId } });
	await tx.stationAccess.createMany({
		data: Object.entries(access).map(([fact, present]) => ({
			stationId,
			fact,
			present,
		})),
	});
}

async function writeWords(
	tx: Tx,
	stationId: number,
	locale: string,
	words: StationWords | null,
): Promise<void> {
	if (words)
		await tx.stationText.upsert({
			where: { stationId_locale: { stationId, locale } },
			create: { stationId, locale, ...words },
			update: words,
		});
	else await tx.stationText.deleteMany({ where: { stationId, locale } });
}

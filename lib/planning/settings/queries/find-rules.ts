import "server-only";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { AccessFact } from "#lib/catalog/rules/access-facts.ts";
import type { ContactRule } from "#lib/catalog/rules/contact-rule.ts";
import { type Db, db, type Tx } from "#lib/db/client.ts";
import type { StationRules } from "#lib/planning/settings/rules/station-rules.ts";
import { OTHER_LANGUAGES } from "#lib/planning/settings/rules/station-rules.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { STATION_WORDS, type StationWords } from "#lib/text/station-words.ts";
import type { Weekday } from "#lib/time.ts";

export interface RulesView {
	version: number;
	rules: StationRules;
	/** When a lead last said that texts and facts are right, and who; epoch milliseconds. */
	confirmed: { at: number; person: string | null } | null;
}

export async function findRules(
	actor: Actor,
	stationId: number,
	now: Temporal.Instant,
): Promise<Result<RulesView, "forbidden">> {
	const may = await authorise(actor, "station:write", stationId, now);
	if (!may.ok) return may;
	const found = await readRulesOf(db(), stationId);
	return found ? ok(found) : refuse("forbidden");
}

export async function readRulesOf(
	client: Db | Tx,
	stationId: number,
): Promise<RulesView | null> {
	const row = await client.station.findUnique({
		where: { id: stationId },
		include: {
			buildingHours: { orderBy: [{ weekday: "asc" }, { fromMinute: "asc" }] },
			texts: true,
			access: { orderBy: { fact: "asc" } },
			confirmedBy: { select: { name: true } },
		},
	});
	if (!row) return null;
	const words = (locale: string) => {
		const text = row.texts.find((one) => one.locale === locale);
		return text
			? (Object.fromEntries(
					STATION_WORDS.map((word) => [word, text[word]]),
				) as StationWords)
			: null;
	};
	return {
		version: row.version,
		confirmed: row.confirmedAt && {
			at: row.confirmedAt.getTime(),
			person: row.confirmedBy?.name ?? null,
		},
		rules: {
			horizonDays: row.horizonDays,
			leadMinutes: row.leadMinutes,
			cutoffMinutes: row.cutoffMinutes,
			holdMinutes: row.holdMinutes,
			usefulGapMinutes: row.usefulGapMinutes,
			walkInShare: row.walkInShare,
			releaseDaysBefore: row.releaseDaysBefore,
			releaseMinute: row.releaseMinute,
			byLot: row.byLot,
			drawDays: row.drawDays,
			contactRule: row.contactRule as ContactRule,
			maxPerContact: row.maxPerContact,
			lateMinutes: row.lateMinutes,
			patienceMinutes: row.patienceMinutes,
			yieldMinutes: row.yieldMinutes,
			noShowMinutes: row.noShowMinutes,
			checkInMinutes: row.checkInMinutes,
			afarPerHour: row.afarPerHour,
			prefersLanguage: row.prefersLanguage,
			buildingHours: row.buildingHours.map((hours) => ({
				weekday: hours.weekday as Weekday,
				from: hours.fromMinute,
				until: hours.untilMinute,
			})),
			wordsDe: words("de"),
			wordsEn: words("en"),
			wordsMore: Object.fromEntries(
				OTHER_LANGUAGES.flatMap((locale) => {
					const written = words(locale);
					return written ? [[locale, written]] : [];
				}),
			),
			access: Object.fromEntries(
				row.access.map(({ fact, present }) => [fact as AccessFact, present]),
			),
		},
	};
}

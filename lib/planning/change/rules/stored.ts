import { z } from "zod";
import { ACCESS_FACTS } from "#lib/catalog/rules/access-facts.ts";
import { CONTACT_RULES } from "#lib/catalog/rules/contact-rule.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { PlanChange } from "#lib/planning/planning.ts";
import type { RosterPlan } from "#lib/planning/roster/rules/plan.ts";
import type { StationRules } from "#lib/planning/settings/rules/station-rules.ts";
import { isLocale, locales } from "#lib/text/locale.ts";
import { STATION_WORDS, type StationWord } from "#lib/text/station-words.ts";
import type { CivilDate, Weekday } from "#lib/time.ts";

// The history keeps plans as JSON for years. What an older version wrote is read with what it did not know yet; what
// cannot be read is null, and no page fails over it.

const date = z
	.string()
	.transform((text) => parseCivilDate(text))
	.pipe(z.custom<CivilDate>((day) => day !== null));
const weekday = z
	.int()
	.min(1)
	.max(7)
	.transform((day) => day as Weekday);
const minute = z.int().min(0).max(1440);
const ids = z.array(z.int());

const desk = z.object({
	id: z.int(),
	name: z.string(),
	position: z.int(),
	active: z.boolean(),
	serves: ids.nullable(),
	// Not known to the first rosters.
	ownDays: z.array(date).default([]),
});

const opening = z.object({
	id: z.int(),
	deskIds: ids,
	kind: z.enum(["weekly", "monthly", "single"]),
	weekday: weekday.nullable(),
	everyWeeks: z.int().min(1),
	weekOfMonth: z.literal([1, 2, 3, 4, -1]).nullable(),
	date: date.nullable(),
	from: minute,
	until: minute,
	validFrom: date,
	validUntil: date.nullable(),
	channel: z.enum(["online", "staff", "walk-in"]),
	releaseDaysBefore: z.int().min(0),
	releaseMinute: minute,
	// Older changes were saved before there were draws.
	byLot: z.boolean().default(false),
});

const roster = z.object({
	desks: z.array(desk),
	openings: z.array(opening),
}) satisfies z.ZodType<RosterPlan>;

const closure = z.object({
	scope: z.enum(["city", "station", "desk", "services"]),
	stationId: z.int().nullable(),
	deskId: z.int().nullable(),
	serviceIds: ids,
	from: minute.nullable(),
	until: minute.nullable(),
	days: z.array(z.object({ startDate: date, endDate: date })),
	reason: z.object({ de: z.string(), en: z.string() }),
});

const change = z.discriminatedUnion("kind", [
	roster.extend({ kind: z.literal("roster") }),
	z.object({ kind: z.literal("closure"), closure }),
	z.object({ kind: z.literal("closure-end"), closureIds: ids, from: date }),
	z.object({ kind: z.literal("desk-sick"), deskId: z.int() }),
	z.object({ kind: z.literal("holiday"), date, opens: z.boolean() }),
]) satisfies z.ZodType<PlanChange>;

const written = z.object(
	Object.fromEntries(STATION_WORDS.map((word) => [word, z.string()])) as Record<
		StationWord,
		z.ZodString
	>,
);
const words = written.nullable();

/** By language; one that there is no more, or not yet, is left out, and all others are read. */
const inLanguages = z
	.record(z.string(), z.unknown())
	.transform((all) =>
		Object.fromEntries(Object.entries(all).filter(([one]) => isLocale(one))),
	)
	.pipe(z.partialRecord(z.enum(locales), written));

const rules = z.object({
	horizonDays: z.int(),
	leadMinutes: z.int(),
	cutoffMinutes: z.int(),
	holdMinutes: z.int(),
	usefulGapMinutes: z.int(),
	walkInShare: z.int(),
	releaseDaysBefore: z.int(),
	releaseMinute: minute,
	byLot: z.boolean().default(false),
	drawDays: z.int().default(7),
	contactRule: z.enum(CONTACT_RULES),
	maxPerContact: z.int().nullable(),
	lateMinutes: z.int(),
	patienceMinutes: z.int(),
	yieldMinutes: z.int(),
	noShowMinutes: z.int(),
	checkInMinutes: z.int(),
	afarPerHour: z.int().default(0),
	prefersLanguage: z.boolean().default(false),
	buildingHours: z.array(z.object({ weekday, from: minute, until: minute })),
	wordsDe: words,
	wordsEn: words,
	wordsMore: inLanguages.default({}),
	access: z
		.record(z.string(), z.boolean())
		.transform((facts): StationRules["access"] =>
			Object.fromEntries(
				ACCESS_FACTS.flatMap((fact) =>
					facts[fact] === undefined ? [] : [[fact, facts[fact]]],
				),
			),
		),
}) satisfies z.ZodType<StationRules>;

export const readStoredRoster = (json: unknown): RosterPlan | null =>
	roster.safeParse(json).data ?? null;

export const readStoredRules = (json: unknown): StationRules | null =>
	rules.safeParse(json).data ?? null;

export const readStoredChange = (json: unknown): PlanChange | null =>
	change.safeParse(json).data ?? null;

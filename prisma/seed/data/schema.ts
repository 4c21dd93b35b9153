import { z } from "zod";
import { MINOR_RULES } from "#lib/catalog/minors/rules/minor-case.ts";

/**
 * The shapes of the JSON files beside this one and of those in a city's folder. Strict: a misspelt key is an error, not a
 * silent default.
 */

const slugSchema = z
	.string()
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		"must have small letters, digits and hyphens only, such as altes-rathaus",
	);
const sentenceSchema = z.string().trim().min(1);
const positiveSchema = z.int().positive();
/** Civil day, "YYYY-MM-DD". */
const dateSchema = z.iso.date();
/** ISO weekday, Monday = 1. */
const weekdaySchema = z.int().min(1).max(7);
/** Minute of the civil day on the booking grid; 1440 is the end of the day. */
const minuteSchema = z.int().min(0).max(1440).multipleOf(5);

const isSpan = (span: { from: number; until: number }) =>
	span.from < span.until;

export const categoriesSchema = z.array(
	z.strictObject({ slug: slugSchema, position: positiveSchema }),
);

/** Services of a group may share an appointment with each other (within) or with any other group's (all). */
export const combineGroupsSchema = z.array(
	z.strictObject({
		slug: slugSchema,
		combinesWithin: z.boolean(),
		combinesWithAll: z.boolean(),
	}),
);

const serviceTextSchema = z.strictObject({
	name: sentenceSchema,
	summary: sentenceSchema.max(140),
	/** What the number in "how many?" counts, as a plural. */
	quantityLabel: sentenceSchema,
	documents: z.array(sentenceSchema),
	/** One line per fee. */
	fee: z.array(sentenceSchema),
	hint: sentenceSchema.nullable(),
	onlineAlternative: z
		.strictObject({ text: sentenceSchema, url: z.url().nullable() })
		.nullable(),
	/** Where to go instead; only signposts have one. */
	referral: z
		.strictObject({
			text: sentenceSchema,
			address: sentenceSchema.nullable(),
			url: z.url().nullable(),
		})
		.nullable(),
});

export const servicesSchema = z.array(
	z.strictObject({
		slug: slugSchema,
		category: slugSchema,
		/** Across all categories, so that it orders within each of them too. */
		position: positiveSchema,
		durationMinutes: positiveSchema.multipleOf(5),
		extraMinutes: z.int().min(0).multipleOf(5),
		maxQuantity: positiveSchema,
		leikaKey: z
			.string()
			.regex(/^99\d{12}$/)
			.nullable(),
		/** Null: the service stands alone in its appointment. */
		combineGroup: slugSchema.nullable(),
		personalPresence: z.boolean(),
		walkInSuitable: z.boolean(),
		bookable: z.boolean(),
		collectsDocument: z.boolean(),
		minorRule: z.enum(MINOR_RULES).nullable(),
		popular: z.boolean(),
		feeValidFrom: dateSchema,
	}),
);

const stationSchema = z.strictObject({
	slug: slugSchema,
	shortName: sentenceSchema,
	district: sentenceSchema,
	building: sentenceSchema,
	street: sentenceSchema,
	postcode: z.string().regex(/^\d{5}$/, "must have five digits"),
	city: sentenceSchema,
	phone: z
		.string()
		.regex(
			/^\+49 \d+ \d+$/,
			"must be +49, the area and the number, such as +49 30 901820",
		),
	latitude: z.number().min(45).max(56),
	longitude: z.number().min(2).max(18),
	ortsteile: z.array(sentenceSchema).min(1),
	phase: z.enum(["pilot", "walk-in"]),
	desks: positiveSchema,
	buildingHours: z.array(
		z
			.strictObject({
				weekday: weekdaySchema,
				from: minuteSchema,
				until: minuteSchema,
			})
			.refine(isSpan),
	),
});

export const stationsSchema = z.array(stationSchema);
export type StationSeed = z.infer<typeof stationSchema>;

/** What a city's folder says in one language, each file by what it is about. */
export const inOneLanguage = {
	/** By slug. */
	services: z.record(slugSchema, serviceTextSchema),
	/** By slug. */
	stations: z.record(
		slugSchema,
		z.strictObject({
			name: sentenceSchema,
			accessibility: sentenceSchema,
			directions: sentenceSchema,
		}),
	),
	/** Names by slug. */
	categories: z.record(slugSchema, sentenceSchema),
	/** What an answer to feedback can begin with, by the template's name. */
	"answer-templates": z.record(
		sentenceSchema.max(60),
		sentenceSchema.max(4_000),
	),
	/** Why something is closed, by the German reason. */
	closures: z.record(sentenceSchema, sentenceSchema),
	/** What people call a service in everyday life, by its slug. */
	"search-words": z.record(slugSchema, z.array(sentenceSchema)),
} as const;

const openingSchema = z
	.strictObject({
		/** Places in the station's list of desks, counted from 1. */
		desks: z.array(positiveSchema).min(1),
		kind: z.enum(["weekly", "monthly", "single"]),
		weekday: weekdaySchema.nullable(),
		/** Every n-th week, counted from the first Monday of the validity. */
		everyWeeks: positiveSchema,
		/** First to fourth such weekday of the month; -1 is the last. */
		weekOfMonth: z.union([z.literal(-1), z.int().min(1).max(4)]).nullable(),
		date: dateSchema.nullable(),
		from: minuteSchema,
		until: minuteSchema,
		channel: z.enum(["online", "staff", "walk-in"]),
		releaseDaysBefore: z.int().min(0),
		releaseMinute: minuteSchema.max(1439),
		validFrom: dateSchema,
		validUntil: dateSchema.nullable(),
	})
	.refine(isSpan, "from must be before until")
	.refine(
		(o) => (o.kind === "single") === (o.date !== null),
		"a date belongs to single openings",
	)
	.refine(
		(o) => (o.kind === "single") === (o.weekday === null),
		"a weekday belongs to recurring openings",
	)
	.refine(
		(o) => (o.kind === "monthly") === (o.weekOfMonth !== null),
		"weekOfMonth belongs to monthly openings",
	)
	.refine(
		(o) => o.kind === "weekly" || o.everyWeeks === 1,
		"everyWeeks belongs to weekly openings",
	);

const rosterSchema = z.strictObject({
	desks: z
		.array(
			z.strictObject({
				name: sentenceSchema,
				serves: z.union([z.literal("all"), z.array(slugSchema).min(1)]),
			}),
		)
		.min(1),
	openings: z.array(openingSchema),
});

/** By station slug. */
export const rostersSchema = z.record(slugSchema, rosterSchema);

export const closuresSchema = z.array(
	z
		.strictObject({
			scope: z.enum(["city", "station", "desk", "services"]),
			/** Null for the whole city; with scope "services", null means at every station. */
			station: slugSchema.nullable(),
			desk: positiveSchema.nullable(),
			services: z.array(slugSchema),
			startDate: dateSchema,
			/** Inclusive. */
			endDate: dateSchema,
			/** Both null: whole days. */
			from: minuteSchema.nullable(),
			until: minuteSchema.nullable(),
			/** In German; other languages translate it by this sentence. */
			reason: sentenceSchema,
		})
		.refine(
			(c) => c.startDate <= c.endDate,
			"startDate must not be after endDate",
		)
		.refine(
			(c) => (c.from === null) === (c.until === null),
			"hours need both ends",
		)
		.refine(
			(c) => c.from === null || c.until === null || c.from < c.until,
			"from must be before until",
		)
		.refine(
			(c) => (c.scope === "desk") === (c.desk !== null),
			"a desk belongs to scope desk",
		)
		.refine(
			(c) => (c.scope === "services") === c.services.length > 0,
			"services belong to scope services",
		)
		.refine(
			(c) =>
				c.scope === "services" || (c.scope === "city") === (c.station === null),
			"a station belongs to scopes station and desk",
		),
);

export type OpeningSeed = z.infer<typeof openingSchema>;
export type RosterSeed = z.infer<typeof rosterSchema>;
export type RostersSeed = z.infer<typeof rostersSchema>;

import { z } from "zod";
import { parseCivilDate } from "#lib/civil-date.ts";
import { daysBetween } from "#lib/time.ts";

/** The longest range one question may span, first and last day included. */
export const MAX_RANGE_DAYS = 62;

const dateSchema = z.string().transform((text, context) => {
	const date = parseCivilDate(text);
	if (date) return date;
	context.addIssue("must be a date YYYY-MM-DD");
	return z.NEVER;
});

const stationSchema = z
	.string("is missing")
	.regex(/^[a-z0-9-]{1,64}$/, "is not a station");

const servicesSchema = z
	.array(z.string())
	.min(1, "is missing")
	.max(20, "has too many values");

/** The question of `GET /api/v1/next-release`, apart from what only the catalogue knows. */
export const nextReleaseQuerySchema = z.object({
	station: stationSchema.optional(),
	service: servicesSchema,
});

/** The question of `GET /api/v1/availability`, apart from what only the catalogue knows. */
export const availabilityQuerySchema = z
	.object({
		station: stationSchema,
		service: servicesSchema,
		from: dateSchema,
		to: dateSchema,
	})
	.refine(({ from, to }) => to >= from, {
		path: ["to"],
		error: "is before from",
	})
	.refine(
		({ from, to }) => to < from || daysBetween(from, to) < MAX_RANGE_DAYS,
		{
			path: ["to"],
			error: `is more than ${MAX_RANGE_DAYS} days from from`,
		},
	);

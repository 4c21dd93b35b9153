import { z } from "zod";
import { HOOK_EVENTS } from "#lib/programs/hooks/rules/event.ts";

/** The shapes others rely on; the OpenAPI document and the tests are made from them. */
const slug = z.string().meta({ example: "stadtmitte" });

export const stationsSchema = z.array(
	z.object({
		slug,
		name: z.string(),
		shortName: z.string(),
		phase: z.enum(["walk-in", "pilot", "live"]).meta({
			description: "walk-in: no online appointments yet",
		}),
		onlineFrom: z.iso.datetime({ offset: true }).nullable().meta({
			example: "2026-12-01T08:00:00+01:00",
			description:
				"From then on it takes online appointments; null if it does already, or nothing is planned",
		}),
		district: z.string(),
		address: z.object({
			building: z.string(),
			street: z.string(),
			postcode: z.string(),
			city: z.string(),
		}),
		location: z.object({ latitude: z.number(), longitude: z.number() }),
		phone: z.string(),
		confirmed: z.boolean().meta({
			description: "False while these facts are not confirmed by the station",
		}),
		withoutComing: z
			.object({ phone: z.array(z.string()), video: z.array(z.string()) })
			.meta({
				description:
					"Slugs of services that it also does by phone or video; an appointment for several needs all of them there",
			}),
		openingHours: z.array(
			z.object({
				weekday: z.int().min(1).max(7).meta({ description: "1 = Monday" }),
				from: z.string().meta({ example: "08:00" }),
				until: z.string().meta({ example: "16:00" }),
			}),
		),
	}),
);

export const servicesSchema = z.array(
	z.object({
		slug: z.string().meta({ example: "reisepass" }),
		name: z.string(),
		category: z.string(),
		bookable: z.boolean(),
		durationMinutes: z.int(),
		extraMinutesPerAdditional: z.int(),
		maxQuantity: z.int(),
		quantityLabel: z.string(),
		personalPresenceRequired: z.boolean(),
		combineGroup: z.string().nullable(),
		dependsOnAge: z.boolean().meta({
			description:
				"Which documents are needed depends on who it is for: ask, and send minorCase",
		}),
		/** Due today. */
		fee: z.array(z.string()),
		/** Due from a later day on. */
		laterFees: z.array(
			z.object({ from: z.iso.date(), fee: z.array(z.string()) }),
		),
		documents: z.array(z.string()),
		laterLengths: z
			.array(
				z.object({
					from: z.iso.date(),
					durationMinutes: z.int(),
					extraMinutesPerAdditional: z.int(),
					maxQuantity: z.int(),
					combineGroup: z.string().nullable(),
				}),
			)
			.meta({ description: "What holds for appointments from a later day on" }),
		lastDay: z.iso
			.date()
			.nullable()
			.meta({ description: "The last day for which it can be booked" }),
	}),
);

export const availabilitySchema = z.object({
	station: slug,
	durationMinutes: z.int().meta({
		description: "On the first day asked for; a day may have its own",
	}),
	days: z.array(
		z.object({
			date: z.iso.date(),
			durationMinutes: z.int(),
			starts: z.array(z.string().meta({ example: "08:00" })).min(1),
		}),
	),
});

export const nextReleaseSchema = z.object({
	station: slug.nullable().meta({
		description: "Null when all stations with online appointments were asked",
	}),
	nextRelease: z.iso.datetime({ offset: true }).nullable().meta({
		example: "2026-11-25T07:00:00+01:00",
		description: "Null when none is known within a quarter of a year",
	}),
	days: z.array(z.iso.date()).meta({
		description: "Days whose times may be booked from then on",
	}),
});

export const waitTimesSchema = z.object({
	asOf: z.iso
		.datetime({ offset: true })
		.meta({ example: "2026-11-25T10:00:00+01:00" }),
	stations: z.array(
		z.object({
			station: slug,
			open: z.boolean(),
			openUntil: z.string().nullable().meta({
				example: "16:00",
				description: "Null while it is closed",
			}),
			opens: z
				.object({ date: z.iso.date(), time: z.string() })
				.nullable()
				.meta({ description: "The next opening; null while it is open" }),
			waiting: z.int().meta({
				description: "Visits that wait, with and without appointment",
			}),
			openDesks: z.int(),
			ticketsGiven: z.boolean().meta({
				description: "Whether tickets are given to people without appointment",
			}),
			noTicketsBecause: z
				.enum(["stopped", "full", "no-desk", "closed"])
				.nullable()
				.meta({
					description:
						"stopped: by staff; full: all time until closing is taken; no-desk: it closes soon, no desk is taken and nobody can tell the wait; closed: the house is",
				}),
			expectedMinutes: z
				.object({ from: z.int(), to: z.int() })
				.nullable()
				.meta({
					description:
						"Estimated wait of somebody who draws a ticket now; null without tickets or an open desk",
				}),
		}),
	),
});

/** What a program is told: which event of which appointment, and no more. */
export const eventSchema = z.strictObject({
	type: z.enum(HOOK_EVENTS),
	timestamp: z.iso
		.datetime()
		.meta({ description: "When it happened; events may overtake each other" }),
	data: z.strictObject({ appointment: z.uuid() }),
});

/** RFC 9457 */
export const problemSchema = z.object({
	type: z.string(),
	title: z.string(),
	status: z.int(),
	detail: z.string(),
});

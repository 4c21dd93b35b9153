import { z } from "zod";
import type { AppointmentView, HoldView } from "#lib/booking/booking.ts";
import { parseMinor } from "#lib/catalog/minors/rules/minor-answer.ts";
import {
	AGES,
	COMPANIONS,
	CUSTODIES,
} from "#lib/catalog/minors/rules/minor-case.ts";
import { KINDS } from "#lib/catalog/rules/kind.ts";
import { parseCivilDate } from "#lib/civil-date.ts";
import type { Numbered } from "#lib/programs/commands/in-the-house.ts";
import type { Which } from "#lib/programs/commands/manage.ts";
import {
	type CivilDate,
	clock,
	instantAt,
	isoOf,
	type Minute,
	parseClock,
} from "#lib/time.ts";

/** What programs send and get; the OpenAPI document is made from it, as from contract.ts. */

/** A text that the database can keep. */
const text = (longest: number) =>
	z
		.string()
		.max(longest)
		.refine((value) => value.isWellFormed() && !value.includes("\0"), {
			message: "must not hold NUL or half a character",
		});

const date = z.iso
	.date()
	.transform((value, context): CivilDate => {
		const day = parseCivilDate(value);
		if (day) return day;
		context.addIssue("no such day");
		return z.NEVER;
	})
	.meta({ example: "2026-12-01" });

const start = z
	.string()
	.regex(/^\d{2}:\d{2}$/, "a civil time such as 08:15")
	.transform((value, context): Minute => {
		const minute = parseClock(value);
		if (minute !== null) return minute;
		context.addIssue("no such time");
		return z.NEVER;
	})
	.meta({ example: "08:15" });

const station = text(100).meta({ example: "stadtmitte" });
const services = z
	.array(text(100))
	.min(1)
	.max(20)
	.meta({
		example: ["reisepass"],
		description: "Slugs, or slug:n for several persons or items",
	});

export const holdRequestSchema = z.strictObject({
	station,
	services,
	date,
	start,
	minorCase: text(40)
		.refine((value) => parseMinor(value) !== null, {
			message: "adult, or age.companion, or age.companion.custody",
		})
		.optional()
		.meta({
			example: "6-9.one.joint",
			description: `Of a service whose dependsOnAge is true: for whom it is, so that the person is told the right documents. "adult", or age (${AGES.join(", ")}), who comes along (${COMPANIONS.join(", ")}) and, for one parent, who has custody (${CUSTODIES.join(", ")}), with dots between them`,
		}),
});

export const bookRequestSchema = z.strictObject({
	hold: text(100).meta({ description: "As POST /api/v1/holds gave it" }),
	kind: z.enum(KINDS).optional().meta({
		description:
			"Left out: counter, which is always possible. phone (then a phone number is needed) and video only where GET /api/v1/stations says so for all services: somebody of the station calls, or the person opens the room on their page",
	}),
	person: z.strictObject({
		name: text(1_000).meta({ description: "Who comes" }),
		bookedBy: text(1_000)
			.optional()
			.meta({ description: "Who books for them, if it is somebody else" }),
		email: text(1_000).optional(),
		phone: text(1_000).optional(),
	}),
	consent: z.strictObject({
		privacyNotice: z.literal(true).meta({
			description:
				"The person was told what is stored and why (/datenschutz), and wants to book",
		}),
		feedbackMail: z.boolean().optional().meta({
			description: "They said that they may be asked by mail how it was",
		}),
		showLanguage: z.boolean().optional().meta({
			description: "They said that the desk may see their language",
		}),
	}),
});

export const wishRequestSchema = z.strictObject({
	services,
	stations: z.array(text(100)).max(20).optional().meta({
		description: "Left out or empty: any at which the client may book",
	}),
	halves: z
		.array(text(20))
		.max(14)
		.optional()
		.meta({
			example: ["1-morning", "4-afternoon"],
			description: "Halves of days, 1 is Monday; left out or empty: any",
		}),
	earliest: date,
	latest: date,
	noticeMinutes: z.int().optional().meta({
		description:
			"So long before it they must know: 0, 120 (if left out), 1440, 2880, 10080",
	}),
	person: z.strictObject({
		name: text(1_000).optional(),
		email: text(1_000)
			.optional()
			.meta({ description: "Without it they see offers on their page only" }),
		phone: text(1_000).optional(),
	}),
	consent: z.strictObject({
		privacyNotice: z.literal(true),
		showLanguage: z.boolean().optional(),
	}),
});

export const wishSchema = z.object({
	reference: z.string().meta({ description: "Wunschnummer: tell the person" }),
	pin: z.string().meta({
		description: "Opens it with its number: tell the person",
	}),
	link: z
		.url()
		.meta({ description: "The person's own page of it: for them alone" }),
});

const which = {
	appointment: z
		.uuid()
		.optional()
		.meta({ description: "Id of one that this client booked" }),
	reference: text(100)
		.optional()
		.meta({ description: "Terminnummer, together with the PIN" }),
	pin: text(100).optional(),
};

type GivenWhich = {
	appointment?: string | undefined;
	reference?: string | undefined;
	pin?: string | undefined;
};

/** Either its id, or number and PIN. */
const isOne = ({ appointment, reference, pin }: GivenWhich) =>
	appointment === undefined
		? reference !== undefined && pin !== undefined
		: reference === undefined && pin === undefined;
const ONE = { error: "either appointment, or reference and pin" };

export const whichRequestSchema = z.strictObject(which).refine(isOne, ONE);

export const moveRequestSchema = z
	.strictObject({
		...which,
		station,
		services: services.optional(),
		date,
		start,
	})
	.refine(isOne, ONE);

export const whichOf = ({ appointment, reference, pin }: GivenWhich): Which =>
	appointment === undefined
		? { reference: reference ?? "", pin: pin ?? "" }
		: { id: appointment };

export const ticketRequestSchema = z.strictObject({ station, services });

export const numberSchema = z.object({
	ticket: z.string().meta({
		example: "W012",
		description: "Wartenummer, as the display calls it",
	}),
	link: z
		.url()
		.meta({ description: "The person's page of their place in line" }),
	expectedMinutes: z
		.object({ from: z.int(), to: z.int() })
		.nullable()
		.meta({ description: "Until the first desk. Null: nobody can tell" }),
	desks: z.int().meta({
		example: 1,
		description: "So many desks, one after the other, by this one number",
	}),
});

export const arrivedSchema = numberSchema.extend({
	late: z.boolean().meta({
		description: "So late that others who are on time go first",
	}),
});

export const callRequestSchema = z.strictObject({
	call: text(8_000).optional().meta({
		description: "As the last answer gave it; left out: a new call",
	}),
	keys: text(40)
		.regex(/^[0-9*#]*$/, "digits, * and #")
		.optional()
		.meta({ description: "What was pressed; empty: nothing in time" }),
});

export const callTurnSchema = z.object({
	call: z
		.string()
		.meta({ description: "To be sent with what is pressed next" }),
	language: z.string().meta({ example: "de" }),
	say: z.array(z.string()).meta({ description: "To be read out, in order" }),
	next: z.enum(["key", "digits", "hang-up", "transfer"]).meta({
		description:
			"key: wait for one key; digits: for several, ended by #; hang-up: end the call; transfer: connect to transferTo",
	}),
	seconds: z.int().meta({ description: "So long is waited for the next key" }),
	transferTo: z.string().nullable().meta({ example: "+493023125000" }),
});

const place = {
	station: z.string(),
	services: z.array(z.object({ slug: z.string(), quantity: z.int() })),
	date: z.iso.date(),
	start: z.string().meta({ example: "08:15" }),
	startsAt: z.iso.datetime({ offset: true }),
	durationMinutes: z.int(),
};

export const holdSchema = z.object({
	hold: z.string(),
	expiresAt: z.iso.datetime({ offset: true }),
	...place,
});

export const appointmentSchema = z.object({
	appointment: z.uuid(),
	reference: z.string().meta({ description: "Terminnummer: tell the person" }),
	ticket: z.string().meta({ description: "Wartenummer" }),
	kind: z.enum(KINDS).meta({
		description:
			"phone, video: nobody comes to the house or checks in, and the ticket is not needed",
	}),
	status: z.enum(["booked", "cancelled", "over"]).meta({
		description: "over: its time has passed; whether somebody came is not told",
	}),
	...place,
	canMove: z.boolean(),
	canCancel: z.boolean(),
	movesLeft: z.int(),
});

/** What the person needs to come and to change it themselves; told once. */
export const bookedSchema = appointmentSchema.extend({
	pin: z.string().meta({ description: "Tell the person" }),
	link: z
		.url()
		.meta({ description: "The person's own page of it: for them alone" }),
});

export const numberBody = (
	{ ticket, wait, desks }: Pick<Numbered, "ticket" | "wait" | "desks">,
	link: string,
): z.infer<typeof numberSchema> => ({
	ticket,
	link,
	expectedMinutes: wait && { from: wait.from, to: wait.until },
	desks,
});

const placeIn = (view: HoldView | AppointmentView) => ({
	station: view.stationSlug,
	services: view.services.map(({ slug, quantity }) => ({ slug, quantity })),
	date: view.date,
	start: clock(view.start),
	startsAt: isoOf(instantAt(view.date, view.start)),
	durationMinutes: view.minutes,
});

export const holdBody = (
	view: HoldView & { token: string },
): z.infer<typeof holdSchema> => ({
	hold: view.token,
	expiresAt: isoOf(Temporal.Instant.fromEpochMilliseconds(view.expiresAt)),
	...placeIn(view),
});

/** By the clock alone: what a house knows of a visit is no concern of programs. */
const statusOf = (
	{ status, endsAt }: AppointmentView,
	now: Temporal.Instant,
) =>
	status === "cancelled"
		? "cancelled"
		: endsAt <= now.epochMilliseconds
			? "over"
			: "booked";

export const appointmentBody = (
	view: AppointmentView,
	now: Temporal.Instant,
): z.infer<typeof appointmentSchema> => ({
	appointment: view.id,
	reference: view.reference,
	ticket: view.ticket,
	kind: view.kind,
	status: statusOf(view, now),
	...placeIn(view),
	canMove: view.canChange && view.movesLeft > 0,
	canCancel: view.canCancel,
	movesLeft: view.movesLeft,
});

export const bookedBody = (
	view: AppointmentView,
	link: string,
	now: Temporal.Instant,
): z.infer<typeof bookedSchema> => ({
	...appointmentBody(view, now),
	pin: view.pin,
	link,
});

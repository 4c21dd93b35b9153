import { paths } from "#lib/paths/citizen.ts";
import { book } from "#lib/programs/commands/book.ts";
import { env } from "#lib/runtime/env.ts";
import { commandRoute } from "../_parts/command-route.ts";
import { bookedBody, bookRequestSchema } from "../_parts/commands.ts";
import { personErrors } from "../_parts/person-errors.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/appointments: makes an appointment of a reservation. */
export const POST = commandRoute(
	{ scope: "book", schema: bookRequestSchema },
	async ({ body: sent, ...command }) => {
		const { caller, locale } = command;
		const { hold, person, consent } = sent;
		const booked = await book(caller, {
			...command,
			hold,
			person,
			kind: sent.kind,
			mayAsk: consent.feedbackMail ?? false,
			showsLanguage: consent.showLanguage ?? false,
		});
		if (booked.ok) {
			const { reference, token } = booked.value;
			const link = env().baseUrl + paths(locale).appointment(reference, token);
			const body = bookedBody(booked.value, link, command.now);
			return { ok: true, status: 201, body };
		}
		if (booked.error !== "person-invalid") return booked;
		const errors = personErrors(booked.errors, locale);
		return { ok: false, error: booked.error, errors };
	},
);

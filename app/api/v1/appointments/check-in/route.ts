import { paths } from "#lib/paths/citizen.ts";
import { checkIn } from "#lib/programs/commands/in-the-house.ts";
import { env } from "#lib/runtime/env.ts";
import { commandRoute } from "../../_parts/command-route.ts";
import {
	numberBody,
	whichOf,
	whichRequestSchema,
} from "../../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/appointments/check-in: somebody who has an appointment is in the house. */
export const POST = commandRoute(
	{ scope: "check-in", schema: whichRequestSchema },
	async ({ caller, body, locale, now }) => {
		const arrived = await checkIn(caller, { which: whichOf(body), now });
		if (!arrived.ok) return arrived;
		const { value } = arrived;
		const link = env().baseUrl + paths(locale).ticket(value.token);
		const told = { ...numberBody(value, link), late: value.isLate };
		return { ok: true, status: 200, body: told };
	},
);

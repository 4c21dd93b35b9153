import { paths } from "#lib/paths/citizen.ts";
import { drawNumber } from "#lib/programs/commands/in-the-house.ts";
import { env } from "#lib/runtime/env.ts";
import { commandRoute } from "../_parts/command-route.ts";
import { numberBody, ticketRequestSchema } from "../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/tickets: a number for somebody who is in the house. */
export const POST = commandRoute(
	{ scope: "ticket", schema: ticketRequestSchema },
	async ({ caller, body: wanted, key, locale, now }) => {
		const drawn = await drawNumber(caller, { wanted, key, locale, now });
		if (!drawn.ok) return drawn;
		const link = env().baseUrl + paths(locale).ticket(drawn.value.token);
		return { ok: true, status: 201, body: numberBody(drawn.value, link) };
	},
);

import { move } from "#lib/programs/commands/manage.ts";
import { commandRoute } from "../../_parts/command-route.ts";
import {
	appointmentBody,
	moveRequestSchema,
	whichOf,
} from "../../_parts/commands.ts";

export const dynamic = "force-dynamic";

/** POST /api/v1/appointments/move: reserves the new time and puts the appointment there. */
export const POST = commandRoute(
	{ scope: "move", schema: moveRequestSchema },
	async ({ caller, body, locale, now }) => {
		const { station, services, date, start } = body;
		const moved = await move(caller, {
			which: whichOf(body),
			wanted: { station, date, start, ...(services ? { services } : {}) },
			locale,
			now,
		});
		return moved.ok
			? { ok: true, status: 200, body: appointmentBody(moved.value, now) }
			: moved;
	},
);

import { wishPaths } from "#lib/paths/wishes.ts";
import { noteWish } from "#lib/programs/commands/wish.ts";
import { env } from "#lib/runtime/env.ts";
import { commandRoute } from "../_parts/command-route.ts";
import { wishRequestSchema } from "../_parts/commands.ts";
import { personErrors } from "../_parts/person-errors.ts";

export const dynamic = "force-dynamic";

/** How long before a time most people want to know of it. */
const NOTICE = 120;

/** POST /api/v1/wishes: notes what somebody waits for. */
export const POST = commandRoute(
	{ scope: "wish", schema: wishRequestSchema },
	async ({ caller, body, key, locale, now }) => {
		const { person, consent, ...wanted } = body;
		const { stations = [], halves = [], noticeMinutes = NOTICE } = wanted;
		const noted = await noteWish(caller, {
			key,
			wanted: { ...wanted, stations, halves, noticeMinutes },
			person,
			showsLanguage: consent.showLanguage ?? false,
			locale,
			now,
		});
		if (noted.ok) {
			const { reference, pin, token } = noted.value;
			const link = env().baseUrl + wishPaths(locale).wish(token);
			return { ok: true, status: 201, body: { reference, pin, link } };
		}
		if (noted.error !== "person-invalid") return noted;
		const errors = personErrors(noted.errors, locale);
		return { ok: false, error: noted.error, errors };
	},
);

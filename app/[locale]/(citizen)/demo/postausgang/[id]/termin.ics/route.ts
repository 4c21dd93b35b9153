import {
	findSavedMail,
	isOutboxOpen,
} from "#lib/notifications/delivery/commands/outbox.ts";
import { icsResponse } from "#lib/notifications/delivery/rules/ics-response.ts";

interface Context {
	params: Promise<{ id: string }>;
}

/** The calendar file as the mail brings it. */
export async function GET(_request: Request, { params }: Context) {
	const mail = isOutboxOpen() ? await findSavedMail((await params).id) : null;
	return mail?.calendar
		? icsResponse(
				mail.calendar,
				mail.calendar.includes("METHOD:CANCEL") ? "CANCEL" : "PUBLISH",
			)
		: new Response(null, { status: 404 });
}

import { findAppointment } from "#lib/booking/queries/find-appointment.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { icsResponse } from "#lib/notifications/delivery/rules/ics-response.ts";
import { sender } from "#lib/notifications/delivery/rules/sender.ts";
import {
	calendarFile,
	calendarMethod,
} from "#lib/notifications/letter/rules/calendar.ts";
import { wording } from "#lib/notifications/letter/rules/wording.ts";
import { meetingOf } from "#lib/notifications/notifications.ts";
import { paths } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { toLocale } from "#lib/text/locale.ts";

interface Context {
	params: Promise<{ locale: string; reference: string }>;
}

/** The same file that the mail brings, in the language of the page. */
export async function GET(request: Request, { params }: Context) {
	const { reference, ...page } = await params;
	const locale = toLocale(page.locale);
	const token = new URL(request.url).searchParams.get("t") ?? "";
	const appointment = await findAppointment(reference, token, now());
	if (!appointment) return notFound(locale);
	const { stations } = await getCatalog(locale);
	const station = stations.find(({ slug }) => slug === appointment.stationSlug);
	if (!station) throw new Error(`No station ${appointment.stationSlug}`);
	const state = appointment.status === "cancelled" ? "cancelled" : "confirmed";
	const file = calendarFile({
		state,
		locale,
		...appointment.calendar,
		startsAt: appointment.startsAt,
		endsAt: appointment.endsAt,
		reference: appointment.reference,
		station,
		remote: meetingOf(appointment.kind, appointment.videoAddress),
		organizer: sender(env().mailFrom),
		url: `${env().baseUrl}${paths(locale).start()}`,
	});
	return icsResponse(file, calendarMethod(state));
}

/** Whoever follows this link expects a file, so the answer is plain text with a way on. */
function notFound(locale: ReturnType<typeof toLocale>): Response {
	const t = wording(locale);
	const start = `${env().baseUrl}${paths(locale).start()}`;
	return new Response(`${t("calendar.notFound")}\n\n${start}\n`, {
		status: 404,
		headers: {
			"content-type": "text/plain; charset=utf-8",
			"content-language": locale,
			"cache-control": "private, no-store",
		},
	});
}

import ical, {
	ICalAlarmType,
	ICalCalendarMethod,
	ICalEventStatus,
} from "ical-generator";
import type { Station } from "#lib/catalog/catalog.ts";
import { city } from "#lib/city/city.ts";
import type { Meeting } from "#lib/notifications/notifications.ts";
import { langOf } from "#lib/text/language.ts";
import type { Locale } from "#lib/text/locale.ts";
import { formatReference } from "#lib/text/reference.ts";
import { translator } from "#lib/text/translator.ts";
import { zone } from "#lib/time.ts";
import { phoneFor } from "./phone.ts";
import { timeZoneRule } from "./vtimezone.ts";
import { type Wording, wording } from "./wording.ts";

/** What a calendar learns. People share these files: no PIN, no token, no name, no service. */
export interface CalendarEvent {
	state: "confirmed" | "cancelled";
	locale: Locale;
	/** Stays for the life of the appointment. */
	uid: string;
	/** Raised by every change, so that a calendar knows which news is newer. */
	sequence: number;
	/** When the appointment became what this file says; epoch milliseconds. */
	stamp: number;
	startsAt: number;
	endsAt: number;
	/** Nine digits. */
	reference: string;
	station: Station;
	/** Left out: in the house. */
	remote?: Meeting | undefined;
	organizer: { name: string; email: string };
	/** Public page without a token. */
	url: string;
}

/** Of `text/calendar; method=…`; must equal METHOD inside the file (RFC 6047, 2.4). */
export function calendarMethod(
	state: CalendarEvent["state"],
): "PUBLISH" | "CANCEL" {
	return state === "cancelled" ? "CANCEL" : "PUBLISH";
}

const DAY = 24 * 60 * 60;
const HOUR = 60 * 60;

/**
 * ical-generator writes a JS `Date` as the server's wall time: give it the
 * city's `Temporal.ZonedDateTime` only.
 */
const civil = (milliseconds: number) =>
	Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(
		zone(),
	);

/** The `.ics` of an appointment: attached to mails and downloaded, the same text (design §6). */
export function calendarFile(event: CalendarEvent): string {
	const { state, station, remote } = event;
	const k = remote && translator("kind", event.locale);
	const summary = remote && k?.(`${remote.kind}.summary`);
	const t = wording(event.locale);
	const cancelled = state === "cancelled";
	const calendar = ical({
		method: ICalCalendarMethod[calendarMethod(state)],
		prodId: {
			company: city().operator.name,
			product: "Bürgertermin",
			language: langOf(event.locale).toUpperCase(),
		},
		timezone: { name: null, generator: timeZoneRule },
	});
	calendar.createEvent({
		id: event.uid,
		sequence: event.sequence,
		status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		stamp: civil(event.stamp),
		start: civil(event.startsAt),
		end: civil(event.endsAt),
		timezone: zone(),
		summary: summary ?? t("calendar.summary"),
		description: description(event, t),
		// Nobody is sent to a house where nobody expects them.
		location:
			remote && k
				? k(`${remote.kind}.place`)
				: {
						title: station.text.name,
						address: `${station.building}, ${station.street}, ${station.postcode} ${station.city}`,
						geo: { lat: station.latitude, lon: station.longitude },
					},
		organizer: event.organizer,
		url: event.url,
		alarms: cancelled
			? []
			: [DAY, HOUR].map((seconds) => ({
					type: ICalAlarmType.display,
					triggerBefore: seconds,
					description: summary ?? t("calendar.alarm"),
				})),
	});
	// RFC 5545 ends every line, also the last, with CRLF.
	const file = alarmsLast(calendar.toString().trimEnd());
	const room = cancelled ? null : remote?.address;
	return `${room ? withRoom(file, room) : file}\r\n`;
}

/** RFC 7986, 5.11, which ical-generator does not know. An address is ASCII, so that lines can be folded anywhere. */
function withRoom(file: string, address: string): string {
	const line = `CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:${address}`;
	const folded = (line.match(/.{1,74}/g) ?? []).join("\r\n ");
	return file.replace(/^(?=BEGIN:VALARM|END:VEVENT)/m, () => `${folded}\r\n`);
}

/** RFC 5545, 3.6.1: an event's properties come before its alarms; ical-generator writes some of them after. */
function alarmsLast(file: string): string {
	const alarms: string[] = [];
	const rest = file.replace(
		/^BEGIN:VALARM\r\n[\s\S]*?^END:VALARM\r\n/gm,
		(alarm) => {
			alarms.push(alarm);
			return "";
		},
	);
	return rest.replace(/^END:VEVENT/m, (end) => `${alarms.join("")}${end}`);
}

function about({ remote, locale }: CalendarEvent, t: Wording): string {
	if (!remote) return t("calendar.numberEnough");
	const k = translator("kind", locale);
	return k(
		remote.kind === "video" && !remote.address
			? "video.later"
			: `${remote.kind}.text`,
	);
}

function description(event: CalendarEvent, t: Wording): string {
	const reference = t("calendar.reference", {
		reference: formatReference(event.reference),
	});
	const questions = t("calendar.questions", {
		phone: phoneFor(event.station.phone, event.locale),
	});
	return event.state === "cancelled"
		? [t("calendar.cancelled"), reference, questions].join("\n")
		: [reference, about(event, t), questions].join("\n");
}
